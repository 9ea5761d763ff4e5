import type { Context } from 'koa';
import { readUpload } from '../http/body';
import { issueTicket, redeem, redeemCode } from './codes';
import type { Endpoints } from './endpoint';
import { mediaBytes, uploadMedia, usableMedia } from './media';
import { createMenu } from './menu';
import { countMessages } from './message/countMessages';
import { recallMessage } from './message/recall';
import { checkAgent, sendMessage } from './message/send';
import { updateCard } from './message/updateCard';
import { WecomError } from './wecomError';

const MAX_UPLOAD = 21 * 1024 * 1024;

/** Messages of the app, its menu, media, login and the addresses (wecom-api.md §3, §4, §7, §8, §9.4). */
export const basic: Endpoints = {
  get: {
    getcallbackip: () => ({ ip_list: ['127.0.0.1'] }),
    get_api_domain_ip: () => ({ ip_list: ['127.0.0.1'] }),
    'auth/getuserinfo': (world, { query }) => {
      const { userid, details } = redeem(world.codes, world.clock, query['code'] ?? '');
      const user_ticket = details ? { user_ticket: issueTicket(world.codes, world.clock, userid) } : {};
      return { userid, ...user_ticket };
    },
    'miniprogram/jscode2session': (world, { query }) => ({
      corpid: world.app.corpId,
      userid: redeemCode(world.codes, world.clock, query['js_code'] ?? ''),
      session_key: Buffer.from(world.app.corpId.padEnd(16, '0')).toString('base64'),
    }),
    'menu/get': (world, { query }) => {
      checkAgent(world, { agentid: query['agentid'] });
      if (!world.menu.buttons) throw new WecomError(46003);
      return { button: world.menu.buttons };
    },
    'menu/delete': (world, { query }) => {
      checkAgent(world, { agentid: query['agentid'] });
      world.menu.buttons = null;
      return {};
    },
    'media/get': (world, { query, ctx }) => {
      const item = usableMedia(world.media, world.clock, query['media_id'] ?? '');
      ctx.set('Content-Disposition', `attachment; filename="${encodeURIComponent(item.name)}"`);
      ctx.type = item.contentType;
      const bytes = mediaBytes(world.media, item.id) ?? Buffer.alloc(0);
      ctx.body = partOf(ctx, bytes);
      return undefined;
    },
  },
  post: {
    'message/send': (world, { body }) => sendMessage(world, body),
    'message/update_template_card': (world, { body }) => updateCard(world, body),
    'message/recall': (world, { body }) => recallMessage(world, body),
    'message/get_statistics': (world, { body }) => countMessages(world, body),
    'menu/create': (world, { query, body }) => {
      checkAgent(world, { agentid: query['agentid'] });
      createMenu(world.menu, body);
      return {};
    },
    'media/upload': async (world, { query, ctx }) => {
      const file = await readUpload(ctx, MAX_UPLOAD);
      return { ...uploadMedia(world.media, world.clock, query['type'] ?? '', file) };
    },
  },
};

/** The bytes a Range header asks for, as 206; all of them without one; 40146 for a range outside. */
function partOf(ctx: Context, bytes: Buffer): Buffer {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(ctx.get('range'));
  if (!asked) return bytes;
  const from = Number(asked[1]);
  const to = asked[2] ? Math.min(Number(asked[2]), bytes.length - 1) : bytes.length - 1;
  if (from > to) throw new WecomError(40146, 'invalid range');
  ctx.status = 206;
  ctx.set('Content-Range', `bytes ${from}-${to}/${bytes.length}`);
  return bytes.subarray(from, to + 1);
}
