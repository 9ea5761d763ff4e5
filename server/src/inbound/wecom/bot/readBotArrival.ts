import { z } from 'zod';
import type { BotPlace, WecomMessage } from '../../../kernel';
import { digest, USERID, type Arrival } from '../arrival';
import { Refusal } from '../refusal';

const words = z.object({ content: z.string() });
const listed = z.object({
  question_key: z.string(),
  option_ids: z.object({ option_id: z.array(z.string()) }),
});

/** What WeCom tells about the bot, in both modes (wecom-api.md §6.1); fields we do not use are left out. */
const shape = z.object({
  msgid: z.string().min(1).max(128),
  aibotid: z.string().max(128).default(''),
  create_time: z.number().int().nonnegative().optional(),
  chattype: z.enum(['single', 'group']).default('single'),
  chatid: z.string().max(128).optional(),
  from: z.object({ userid: z.string().regex(USERID).min(1) }).optional(),
  response_url: z.string().max(2000).optional(),
  msgtype: z.string().min(1).max(40),
  text: words.optional(),
  voice: words.optional(),
  mixed: z
    .object({ msg_item: z.array(z.object({ msgtype: z.string(), text: words.optional() })) })
    .optional(),
  stream: z.object({ id: z.string().min(1).max(256) }).optional(),
  event: z
    .object({
      eventtype: z.string().min(1).max(60),
      template_card_event: z
        .object({
          card_type: z.string().max(40).default(''),
          event_key: z.string().max(1024).default(''),
          task_id: z.string().max(128).default(''),
          selected_items: z.object({ selected_item: z.array(listed).max(20) }).optional(),
        })
        .optional(),
    })
    .optional(),
});
export type BotPush = z.infer<typeof shape>;

export function readBotPush(body: unknown): BotPush {
  const read = shape.safeParse(body);
  if (!read.success) throw new Refusal(400, 'garbage');
  return read.data;
}

/**
 * Something a person did with the bot, as the inbox keeps it and the conversation reads it: the same fields an app's
 * message has. null: nothing to answer — nobody is behind it, or a group talks and does not name the bot.
 */
export function arrivalOf(push: BotPush, via: BotPlace['via'], token: string, now: Date): Arrival | null {
  const { from } = push;
  const chatid = push.chattype === 'group' ? (push.chatid ?? '') : null;
  const content = contentOf(push, chatid !== null);
  if (!from || chatid === '' || !content) return null;
  const { userid } = from;
  const sentAt = push.create_time ?? Math.floor(now.getTime() / 1000);
  const message: WecomMessage = {
    ToUserName: push.aibotid,
    FromUserName: userid,
    CreateTime: String(sentAt),
    MsgId: push.msgid,
    ...content,
    Bot: { userid, chatid, via, asked: askedBy(push), token },
  };
  const key = digest(['bot', push.aibotid, push.msgid].join('\n'));
  return { key, userid, sentAt, msgNo: '0', message };
}

const askedBy = ({ event }: BotPush): BotPlace['asked'] =>
  event?.eventtype === 'template_card_event' ? 'press' : event ? 'enter' : 'message';

interface Content {
  MsgType: string;
  [name: string]: unknown;
}

/** null: words in a group that name nobody. */
function contentOf(push: BotPush, inGroup: boolean): Content | null {
  if (push.msgtype === 'event') return { MsgType: 'event', ...eventOf(push) };
  const said = saidIn(push);
  if (said === null) return { MsgType: push.msgtype === 'mixed' ? 'image' : push.msgtype };
  if (!inGroup) return { MsgType: 'text', Content: said };
  return /[@＠]/.test(said) ? { MsgType: 'text', Content: said.replace(MENTION, '') } : null;
}

/** In a group a message begins with the bot's name, which is not part of the sentence. */
const MENTION = /^\s*[@＠]\S{1,40}(?:\s+|$)/;

/** The words of a message, also those WeCom heard in a voice or those between pictures; null: it has none. */
function saidIn({ msgtype, text, voice, mixed }: BotPush): string | null {
  if (msgtype === 'text') return text?.content ?? '';
  if (msgtype === 'voice') return voice?.content ?? '';
  const parts = (mixed?.msg_item ?? []).flatMap((i) => (i.text ? [i.text.content] : []));
  return parts.length > 0 ? parts.join('\n') : null;
}

function eventOf({ event }: BotPush): Record<string, unknown> {
  if (event?.eventtype === 'enter_chat') return { Event: 'enter_agent' };
  const card = event?.template_card_event;
  if (!card) return { Event: `bot_${event?.eventtype ?? ''}` };
  const items = (card.selected_items?.selected_item ?? []).map((i) => ({
    QuestionKey: i.question_key,
    OptionIds: { OptionId: i.option_ids.option_id },
  }));
  return {
    Event: 'template_card_event',
    EventKey: card.event_key,
    TaskId: card.task_id,
    CardType: card.card_type,
    ...(items.length > 0 ? { SelectedItems: { SelectedItem: items } } : {}),
  };
}
