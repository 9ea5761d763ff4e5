import { dayOf } from '@cunkebao/shared/kernel';
import { wordsIn, type Ctx, type WecomMessage } from '../../kernel';
import { greet } from './commands/help.command';
import { converse } from './converse';
import { decideConfirmation } from './decideConfirmation';
import { otherEvent, SPOKEN } from './otherEvent';
import { press, pressOf, word } from './press';
import { textMessage } from './render';
import { STRANGER } from './rights';
import { say } from './say';
import { findMessage } from './store/inbox';
import type { Turn } from './turn';

/** Which of the few kinds of callback this is (wecom-api.md §2). */
export async function route(ctx: Ctx, turn: Turn, known: boolean): Promise<void> {
  const { message } = turn.message;
  if (message.MsgType === 'event' && !SPOKEN.has(message.Event ?? '')) return otherEvent(ctx, message);
  if (!known) return refuseStranger(turn, message);
  if (message.MsgType === 'event') return spokenEvent(ctx, turn, message);
  if (message.MsgType !== 'text') return unreadable(ctx, turn, message.MsgType);
  turn.words = textOf(message).trim();
  if (RETRY.has(turn.words.toLowerCase()) && turn.row.dialogue.failed) return retry(ctx, turn);
  return converse(ctx, turn);
}

const RETRY = new Set(['重试', '再试一次', 'retry']);

const textOf = (message: WecomMessage): string => word(message['Content']).slice(0, 4000);

function refuseStranger(turn: Turn, message: WecomMessage): void {
  turn.words = textOf(message);
  turn.notes.push({ command: null, args: {}, decision: 'denied', result: '不是操作员' });
  if (message.Event !== 'enter_agent') turn.out.push(textMessage(STRANGER));
}

async function spokenEvent(ctx: Ctx, turn: Turn, message: WecomMessage): Promise<void> {
  if (pressOf(message)) return press(ctx, turn);
  if (message.Event === 'click') {
    turn.words = word(message['EventKey']).replace(/^say:/, '');
    return converse(ctx, turn);
  }
  const today = dayOf(ctx.now, ctx.tz);
  if (turn.row.welcomedOn === today) return;
  turn.row.welcomedOn = today;
  await say(ctx, turn, greet(turn.actor, wordsIn(ctx)));
}

const KINDS: Record<string, string> = {
  voice: '语音',
  image: '图片',
  video: '视频',
  location: '位置',
  link: '链接',
  file: '文件',
};

const KINDS_EN: Record<string, string> = {
  voice: 'voice messages',
  image: 'pictures',
  video: 'videos',
  location: 'locations',
  link: 'links',
  file: 'files',
};

async function unreadable(ctx: Ctx, turn: Turn, kind: string): Promise<void> {
  const w = wordsIn(ctx);
  const material = w(
    '要存成素材，请先说「新建素材」再发图片。',
    'To keep it as material, say "new content" first and then send the picture.',
  );
  await say(ctx, turn, {
    headline: w(
      `${KINDS[kind] ?? '这种消息'}我还看不懂，请打字告诉我`,
      `I cannot read ${KINDS_EN[kind] ?? 'such messages'} yet, please type it`,
    ),
    lines: [
      ...(kind === 'image' ? [material] : []),
      w(
        '例如「离线设备」「日报」，说「帮助」看全部。',
        'For example "offline devices" or "daily report"; say "help" for everything.',
      ),
    ],
  });
}

/** Runs the message again that a failure kept; if it fails once more it is kept once more. */
async function retry(ctx: Ctx, turn: Turn): Promise<void> {
  const { dialogue } = turn.row;
  const old = dialogue.failed ? await findMessage(ctx, dialogue.failed) : null;
  dialogue.failed = null;
  if (!old) return say(ctx, turn, { headline: wordsIn(ctx)('没有要重试的事', 'There is nothing to retry') });
  const pressed = pressOf(old.message);
  if (pressed?.choice) return decideConfirmation(ctx, turn, pressed.card, pressed.choice);
  turn.words = pressed?.sentence ?? textOf(old.message).trim();
  await converse(ctx, turn);
}
