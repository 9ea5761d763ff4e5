import { encrypt, getSignature } from '@wecom/crypto';

/** The corp all three doors belong to in this benchmark. */
export const CORP = {
  id: 'wwbenchcorp000001',
  agent: '1000002',
  secret: 'bench-secret',
  token: 'benchtoken',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};

export interface Callback {
  path: string;
  body: string;
}

/** A text message as WeCom would push it: encrypted, signed, with an id of its own. */
export function textCallback(from: string, content: string, serial: number): Callback {
  const at = Math.floor(Date.now() / 1000);
  const xml =
    `<xml><ToUserName><![CDATA[${CORP.id}]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName>` +
    `<CreateTime>${at}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${content}]]></Content>` +
    `<MsgId>${7_000_000_000_000 + serial}</MsgId><AgentID>${CORP.agent}</AgentID></xml>`;
  const cipher = encrypt(CORP.aesKey, xml, CORP.id);
  const nonce = `n${serial}`;
  const signature = getSignature(CORP.token, String(at), nonce, cipher);
  return {
    path: `/wecom/callback?msg_signature=${signature}&timestamp=${at}&nonce=${nonce}`,
    body: `<xml><ToUserName><![CDATA[${CORP.id}]]></ToUserName><AgentID><![CDATA[${CORP.agent}]]></AgentID><Encrypt><![CDATA[${cipher}]]></Encrypt></xml>`,
  };
}
