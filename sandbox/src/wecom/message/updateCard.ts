import { nowOf } from '../../clock/clock';
import { chatOf, replaceButtons, replaceCard } from '../../chat/chats';
import { memberOf } from '../../people';
import type { World } from '../../world';
import { numberOf, objectOf, stringsOf, textOf, type Json } from '../json';
import { messageOfCode, useResponseCode } from '../responseCodes';
import { WecomError } from '../wecomError';
import { checkCard } from './card';
import { checkAgent } from './send';

/** message/update_template_card: changes the card in the chats of the named recipients; the code is used up by it. */
export function updateCard(world: World, body: Json): Json {
  checkAgent(world, body);
  const code = textOf(body, 'response_code');
  const msgid = messageOfCode(world.responseCodes, world.clock, code);
  const sent = world.sends.sent.get(msgid);
  if (!sent) throw new WecomError(60140);
  const asked = numberOf(body, 'atall') === 1 ? sent.userids : stringsOf(body, 'userids');
  if (asked.length === 0) throw new WecomError(82101);
  const targets = asked.flatMap((u) => memberOf(world.people, u)?.userid ?? []);
  const reached = targets.filter((u) => sent.userids.includes(u));
  if (reached.length === 0) throw new WecomError(82102);
  const change = readChange(body, sent.taskId);
  useResponseCode(world.responseCodes, code);
  for (const userid of reached) changeCard(world, userid, msgid, change);
  const invalid = asked.filter((u) => !reached.includes(memberOf(world.people, u)?.userid ?? ''));
  return invalid.length > 0 ? { invaliduser: invalid.map((u) => u.toLowerCase()) } : {};
}

/** Either another text in the place of the buttons, or another card. */
export type CardChange = { replaceName: string } | { card: Json };

/** Changes one person's copy of a card; a message he never got or that was recalled is left alone. */
export function changeCard(world: World, userid: string, msgid: string, change: CardChange): void {
  const entry = chatOf(world.chats, userid).find((e) => e.msgid === msgid);
  if (!entry) return;
  const now = nowOf(world.clock);
  if ('card' in change) replaceCard(world.chats, userid, entry, change.card, now);
  else replaceButtons(world.chats, userid, entry, change.replaceName, now);
}

function readChange(body: Json, taskId: string | null): CardChange {
  const button = objectOf(body, 'button');
  if (button) {
    const replaceName = textOf(button, 'replace_name');
    if (replaceName === '') throw new WecomError(42020, 'button replace_name missing');
    return { replaceName };
  }
  const card = objectOf(body, 'template_card');
  if (!card) throw new WecomError(40058, 'button or template_card missing');
  return { card: checkedUpdate(card, taskId) };
}

/** An updated card may leave its task_id out: it stays the card it was. */
export function checkedUpdate(card: Json, taskId: string | null): Json {
  const whole = taskId && textOf(card, 'task_id') === '' ? { ...card, task_id: taskId } : card;
  checkCard(whole);
  return whole;
}
