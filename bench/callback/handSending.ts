import { timingSafeEqual } from 'node:crypto';
import { decrypt, getSignature } from '@wecom/crypto';
import { XMLParser } from 'fast-xml-parser';
import Koa from 'koa';
import { Pool } from 'undici';
import { CORP } from './envelope';

/**
 * The other door a good programmer writes in an afternoon: verifies, decrypts, drops duplicates from memory,
 * acknowledges at once and answers through message/send, as ours does. No inbox on disk, no rights, no dialogue, no
 * audit: the reference for the time to acknowledge.
 */
const parser = new XMLParser({ processEntities: false, parseTagValue: false });
const wecom = new Pool(process.env['WECOM_API_BASE'] ?? '', { connections: 16 });
const seen = new Set<string>();
let token: Promise<string> | null = null;

const app = new Koa();
app.use(async (ctx) => {
  ctx.body = '';
  if (ctx.method !== 'POST') return;
  const chunks: Buffer[] = [];
  for await (const chunk of ctx.req) chunks.push(chunk as Buffer);
  const outer = parser.parse(Buffer.concat(chunks).toString()) as { xml: { Encrypt: string } };
  const cipher = outer.xml.Encrypt;
  const { msg_signature: given, timestamp, nonce } = ctx.query as Record<string, string>;
  const wanted = getSignature(CORP.token, timestamp ?? '', nonce ?? '', cipher);
  if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(given ?? ''))) return ctx.throw(403);
  const opened = decrypt(CORP.aesKey, cipher);
  if (opened.id !== CORP.id) return ctx.throw(403);
  const { xml } = parser.parse(opened.message) as {
    xml: { FromUserName: string; Content: string; MsgId: string };
  };
  if (seen.has(xml.MsgId)) return;
  seen.add(xml.MsgId);
  void answer(xml.FromUserName, `收到：${xml.Content}`);
});
app.listen(Number(process.env['PORT']), '127.0.0.1');

async function answer(touser: string, content: string): Promise<void> {
  token ??= fetchToken();
  const { body } = await wecom.request({
    method: 'POST',
    path: `/cgi-bin/message/send?access_token=${await token}`,
    body: JSON.stringify({ touser, msgtype: 'text', agentid: Number(CORP.agent), text: { content } }),
    headers: { 'content-type': 'application/json' },
  });
  await body.json();
}

async function fetchToken(): Promise<string> {
  const path = `/cgi-bin/gettoken?corpid=${CORP.id}&corpsecret=${CORP.secret}`;
  const { body } = await wecom.request({ method: 'GET', path });
  return ((await body.json()) as { access_token: string }).access_token;
}
