import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { readXml } from '../inbound/wecom/xml';

/** What a door and its sender share. */
export interface Secrets {
  WECOM_CORP_ID: string;
  WECOM_AGENT_ID: string | number;
  WECOM_TOKEN: string;
  WECOM_AES_KEY: string;
}

export interface Answer {
  status: number;
  /** the decrypted passive reply, null when the response was empty */
  reply: Record<string, unknown> | null;
}

/** A message as WeCom writes it before it is encrypted. */
export function plainMessage(
  { WECOM_CORP_ID, WECOM_AGENT_ID }: Secrets,
  userid: string,
  at: number,
  fields: Record<string, string>,
): string {
  const all = {
    ToUserName: WECOM_CORP_ID,
    FromUserName: userid,
    CreateTime: String(at),
    ...fields,
    AgentID: String(WECOM_AGENT_ID),
  };
  const elements = Object.entries(all).map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`);
  return `<xml>${elements.join('')}</xml>`;
}

/** An encrypted, signed push as WeCom makes it; the passive reply decrypted, its signature proven. */
export async function push(url: string, config: Secrets, plain: string, at: number): Promise<Answer> {
  const cipher = encrypt(config.WECOM_AES_KEY, plain, config.WECOM_CORP_ID);
  const query = new URLSearchParams({
    msg_signature: getSignature(config.WECOM_TOKEN, String(at), 'n', cipher),
    timestamp: String(at),
    nonce: 'n',
  });
  const response = await fetch(`${url}?${query.toString()}`, {
    method: 'POST',
    body: `<xml><ToUserName><![CDATA[${config.WECOM_CORP_ID}]]></ToUserName><Encrypt><![CDATA[${cipher}]]></Encrypt></xml>`,
  });
  const text = await response.text();
  if (response.status !== 200 || text === '') return { status: response.status, reply: null };
  const { Encrypt, MsgSignature, TimeStamp, Nonce } = readXml(text) as Record<string, string>;
  if (getSignature(config.WECOM_TOKEN, TimeStamp ?? '', Nonce ?? '', Encrypt ?? '') !== MsgSignature)
    throw new Error('passive reply is not signed');
  const opened = decrypt(config.WECOM_AES_KEY, Encrypt ?? '');
  if (opened.id !== config.WECOM_CORP_ID) throw new Error('passive reply is for somebody else');
  return { status: 200, reply: readXml(opened.message) };
}
