import { timingSafeEqual } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { XMLParser } from 'fast-xml-parser';
import Koa from 'koa';
import { CORP } from './envelope';

/**
 * What a good programmer writes in an afternoon: verifies, decrypts, drops duplicates from memory, answers passively.
 * No inbox on disk, no rights, no dialogue, no audit.
 */
const parser = new XMLParser({ processEntities: false, parseTagValue: false });
const seen = new Set<string>();
const app = new Koa();
app.use(async (ctx) => {
  ctx.body = '';
  if (ctx.method !== 'POST') return;
  const chunks: Buffer[] = [];
  for await (const chunk of ctx.req) chunks.push(chunk as Buffer);
  const outer = parser.parse(Buffer.concat(chunks).toString()) as { xml: { Encrypt: string } };
  const cipher = outer.xml.Encrypt;
  const query = ctx.query as Record<'msg_signature' | 'timestamp' | 'nonce', string>;
  const { msg_signature: given, timestamp, nonce } = query;
  const wanted = getSignature(CORP.token, timestamp, nonce, cipher);
  if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(given))) return ctx.throw(403);
  const opened = decrypt(CORP.aesKey, cipher);
  if (opened.id !== CORP.id) return ctx.throw(403);
  const { xml } = parser.parse(opened.message) as {
    xml: { FromUserName: string; Content: string; MsgId: string };
  };
  if (seen.has(xml.MsgId)) return;
  seen.add(xml.MsgId);
  const reply = `<xml><ToUserName><![CDATA[${xml.FromUserName}]]></ToUserName><FromUserName><![CDATA[${CORP.id}]]></FromUserName><CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到：${xml.Content}]]></Content></xml>`;
  const sealed = encrypt(CORP.aesKey, reply, CORP.id);
  const signature = getSignature(CORP.token, timestamp, nonce, sealed);
  ctx.type = 'application/xml';
  ctx.body = `<xml><Encrypt><![CDATA[${sealed}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature><TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`;
});
app.listen(Number(process.env.PORT), '127.0.0.1');
