import { encrypt, getSignature } from '@wecom/crypto';
import Koa from 'koa';
import { CORP } from './envelope';
import { openByHand } from './openByHand';

/**
 * What a good programmer writes in an afternoon: verifies, decrypts, drops duplicates from memory, answers passively.
 * No inbox on disk, no rights, no dialogue, no audit.
 */
const app = new Koa();
app.use(async (ctx) => {
  ctx.body = '';
  if (ctx.method !== 'POST') return;
  const message = await openByHand(ctx);
  if (!message) return;
  const { timestamp, nonce } = ctx.query as Record<'timestamp' | 'nonce', string>;
  const reply = `<xml><ToUserName><![CDATA[${message.FromUserName}]]></ToUserName><FromUserName><![CDATA[${CORP.id}]]></FromUserName><CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到：${message.Content}]]></Content></xml>`;
  const sealed = encrypt(CORP.aesKey, reply, CORP.id);
  const signature = getSignature(CORP.token, timestamp, nonce, sealed);
  ctx.type = 'application/xml';
  ctx.body = `<xml><Encrypt><![CDATA[${sealed}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature><TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`;
});
app.listen(Number(process.env['PORT']), '127.0.0.1');
