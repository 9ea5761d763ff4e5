import Koa from 'koa';
import { Pool } from 'undici';
import { CORP } from './envelope';
import { openByHand } from './openByHand';

/**
 * The other door a good programmer writes in an afternoon: verifies, decrypts, drops duplicates from memory,
 * acknowledges at once and answers through message/send, as ours does. No inbox on disk, no rights, no dialogue, no
 * audit: the reference for the time to acknowledge.
 */
const wecom = new Pool(process.env['WECOM_API_BASE'] ?? '', { connections: 16 });
let token: Promise<string> | null = null;

const app = new Koa();
app.use(async (ctx) => {
  ctx.body = '';
  if (ctx.method !== 'POST') return;
  const message = await openByHand(ctx);
  if (message) void answer(message.FromUserName, `收到：${message.Content}`);
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
