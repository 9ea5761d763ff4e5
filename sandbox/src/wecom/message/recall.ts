import { nowMs, nowOf } from '../../clock/clock';
import { changeMessage, chatOf } from '../../chat/chats';
import type { World } from '../../world';
import { textOf, type Json } from '../json';
import { WecomError } from '../wecomError';

const RECALL_MS = 24 * 3_600_000;

/** message/recall: within 24 h; every recipient sees that a message was taken back. */
export function recallMessage(world: World, body: Json): Json {
  const msgid = textOf(body, 'msgid');
  const sent = world.sends.sent.get(msgid);
  if (!sent) throw new WecomError(40058, 'invalid msgid');
  if (nowMs(world.clock) - sent.at > RECALL_MS) throw new WecomError(42052);
  for (const userid of sent.userids) {
    const entry = chatOf(world.chats, userid).find((e) => e.msgid === msgid);
    if (!entry) continue;
    const { id, from, at } = entry.message;
    entry.message = { id, from, at, kind: 'event', text: '应用撤回了一条消息' };
    entry.card = null;
    changeMessage(world.chats, userid, entry, { updatedAt: nowOf(world.clock).toISOString() });
  }
  return {};
}
