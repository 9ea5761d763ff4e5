import { nowOf, unixSeconds } from '../clock/clock';
import { deliverCallback } from '../callback/deliver';
import type { XmlNode } from '../callback/xml';
import { memberOf } from '../people';
import type { Member } from '../options';
import { textOf, type Json } from '../wecom/json';
import { findMenuButton } from '../wecom/menu';
import { issueResponseCode } from '../wecom/responseCodes';
import type { World } from '../world';
import { menuOf } from './cardView';
import {
  appendMessage,
  appSpokeSince,
  changeMessage,
  findMessage,
  nextMessageId,
  type ChatEntry,
} from './chats';
import { Refusal } from './refusal';
import { choicesOf, type Choice, type Selection } from './selection';
import { startTyping } from './typing';

/** A person writes to the app. Returns at once; the message's state tells how the callback fared. */
export function say(world: World, from: string, text: string): { id: string } {
  const member = known(world, from);
  const entry = appendMessage(world.chats, member.userid, {
    from: member.userid,
    at: nowOf(world.clock).toISOString(),
    kind: 'text',
    text,
    state: 'sending',
  });
  push(world, member, { MsgType: 'text', Content: text, MsgId: nextMsgId() }, entry);
  return { id: entry.message.id };
}

/**
 * A person presses a button of a card. A card already decided shows no buttons: pressing it is refused, unless
 * `stale` says that this client has not seen the change yet.
 */
export function press(
  world: World,
  from: string,
  messageId: string,
  key: string,
  options: { selected?: Selection | undefined; stale?: boolean | undefined } = {},
): { id: string } {
  const member = known(world, from);
  const pressed = findMessage(world.chats, member.userid, messageId);
  if (!pressed?.card || !pressed.msgid) throw new Refusal(404, '没有这张卡片');
  const { card, name, event } = pressable(pressed, key, options.stale ?? false);
  const entry = eventLine(world, member, `点击「${name}」`);
  const fields: XmlNode = {
    MsgType: 'event',
    Event: event,
    EventKey: key,
    TaskId: textOf(card, 'task_id'),
    CardType: textOf(card, 'card_type'),
    ResponseCode: issueResponseCode(world.responseCodes, world.clock, pressed.msgid),
    ...selectedItems(choicesOf(card, options.selected)),
  };
  const context = { msgid: pressed.msgid, taskId: textOf(card, 'task_id') || null };
  push(world, member, fields, entry, context);
  return { id: entry.message.id };
}

/** A person clicks the app's menu. */
export function clickMenu(world: World, from: string, key: string): { id: string } {
  const member = known(world, from);
  const button = findMenuButton(world.menu, key);
  if (!button) throw new Refusal(404, '菜单里没有这一项');
  const entry = eventLine(world, member, `菜单「${button.name}」`);
  push(world, member, { MsgType: 'event', Event: button.event, EventKey: key }, entry);
  return { id: entry.message.id };
}

/** A person opens the app's chat. WeCom shows nothing of it, so no line stands in the chat. */
export function enter(world: World, from: string): { id: string } {
  const member = known(world, from);
  push(world, member, { MsgType: 'event', Event: 'enter_agent', EventKey: '' }, null);
  return { id: nextMessageId(world.chats) };
}

export function known(world: World, userid: string): Member {
  const member = memberOf(world.people, userid);
  if (!member) throw new Refusal(404, '没有这个成员');
  return member;
}

/** The button or menu entry with this key, if pressing it means anything now. */
export function pressable(
  entry: ChatEntry,
  key: string,
  stale: boolean,
): { card: Json; name: string; event: string } {
  const card = entry.card ?? {};
  const view = entry.message.card;
  const button = view?.buttons.find((b) => b.key === key);
  if (button) {
    if (button.url) throw new Refusal(400, '这个按钮打开链接，不会回调');
    if (view?.replaceText && !stale) throw new Refusal(409, '这张卡片已经处理过了');
    return { card, name: button.text, event: 'template_card_event' };
  }
  const action = menuOf(card).find((a) => textOf(a, 'key') === key);
  if (!action) throw new Refusal(404, '卡片上没有这个按钮');
  return { card, name: textOf(action, 'text'), event: 'template_card_menu_event' };
}

const eventLine = (world: World, member: Member, text: string): ChatEntry =>
  appendMessage(world.chats, member.userid, {
    from: member.userid,
    at: nowOf(world.clock).toISOString(),
    kind: 'event',
    text,
    state: 'sending',
  });

/** Hands the event to the product in the background and marks the chat line with what became of it. */
function push(
  world: World,
  member: Member,
  fields: XmlNode,
  entry: ChatEntry | null,
  card: { msgid: string; taskId: string | null } | null = null,
): void {
  const expected = fields['Event'] !== 'enter_agent' && fields['Event'] !== 'view';
  const since = world.chats.next;
  void deliverCallback(world, {
    plain: {
      ToUserName: world.app.corpId,
      FromUserName: member.userid,
      CreateTime: unixSeconds(world.clock),
      ...fields,
      AgentID: world.app.agentId,
    },
    context: { userid: member.userid, card },
    onFate: (fate, answered) => {
      if (entry) changeMessage(world.chats, member.userid, entry, { state: fate });
      const spoke = answered || appSpokeSince(world.chats, member.userid, since);
      if (fate === 'delivered' && expected && !spoke) startTyping(world, member.userid);
    },
  });
}

let lastMsgId = 0n;

/** 64-bit, growing, never used before, not even by an earlier run: the product keeps MsgIds for good. */
export function nextMsgId(): string {
  const fresh = BigInt(Date.now()) * 100_000n;
  lastMsgId = fresh > lastMsgId ? fresh : lastMsgId + 1n;
  return String(lastMsgId);
}

function selectedItems(choices: readonly Choice[]): XmlNode {
  if (choices.length === 0) return {};
  const items = choices.map((c) => ({ QuestionKey: c.questionKey, OptionIds: { OptionId: c.optionIds } }));
  return { SelectedItems: { SelectedItem: items } };
}
