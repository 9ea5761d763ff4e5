import { clip } from '@cunkebao/shared/dialogue';
import { wordsIn, type BotPlace, type Ctx, type WecomMessage } from '../../kernel';
import { converse } from './converse';
import { decideConfirmation, type Choice } from './decideConfirmation';
import { PICK } from './pickCard';
import { pickedWords } from './picked';
import { say } from './say';
import { lockCard, saveCard } from './store/cards';
import type { Turn } from './turn';

const CHOICES = { confirm: '确认', edit: '修改', cancel: '取消' } as const satisfies Record<Choice, string>;

export interface Press {
  card: string;
  /** brings the right to change this card once more */
  code: string;
  /** a decision about a preview, */
  choice: Choice | null;
  /** or a sentence the button says for the person */
  sentence: string | null;
}

/** A button of a card, or an entry of its ··· menu. */
const PRESSES: ReadonlySet<string> = new Set(['template_card_event', 'template_card_menu_event']);

/** null when this message is no press on a card. */
export function pressOf(message: WecomMessage): Press | null {
  if (!PRESSES.has(message.Event ?? '')) return null;
  const key = word(message['EventKey']);
  return {
    card: word(message['TaskId']),
    code: word(message['ResponseCode']),
    choice: key in CHOICES ? (key as Choice) : null,
    sentence: key === PICK ? pickedWords(message) : key.startsWith('say:') ? key.slice('say:'.length) : null,
  };
}

export async function press(ctx: Ctx, turn: Turn): Promise<void> {
  const pressed = pressOf(turn.message.message);
  if (!pressed) throw new Error('no press');
  await keepCode(ctx, turn, pressed);
  if (pressed.choice) {
    turn.words = `[${CHOICES[pressed.choice]}]`;
    return decideConfirmation(ctx, turn, pressed.card, pressed.choice);
  }
  const w = wordsIn(ctx);
  if (pressed.sentence === null)
    return say(ctx, turn, {
      headline: w('这个按钮已经失效，请把话说一遍', 'This button no longer works, please say it in words'),
    });
  turn.words = pressed.sentence;
  // a menu stays as it is: only buttons can be greyed (wecom-api.md §1.6)
  if (turn.message.message.Event === 'template_card_event')
    turn.pressed = { type: 'button', replaceName: clip(w(`已选：${pressed.sentence}`, 'Chosen'), 16) };
  await converse(ctx, turn);
}

/** Each press brings a code with which its card can be changed once more, in the presser's own chat. */
async function keepCode(ctx: Ctx, turn: Turn, { card: id, code }: Press): Promise<void> {
  if (turn.place.bot) return keepPlace(ctx, turn.place.bot, id);
  if (id === '' || code === '') return;
  const card = await lockCard(ctx, id);
  if (!card || card.userid !== turn.actor.userid || card.codes.includes(code)) return;
  await saveCard(ctx, { ...card, codes: [...card.codes, code].slice(-5) });
}

/** Each press of a card of the bot's brings the right to say one thing more where it stands. */
async function keepPlace(ctx: Ctx, place: BotPlace, id: string): Promise<void> {
  const card = id === '' ? null : await lockCard(ctx, id);
  if (card) await saveCard(ctx, { ...card, place });
}

/** The card a press was about; '' when the message is none. */
export const pressedCard = (message: WecomMessage | undefined): string => word(message?.['TaskId']);

export const word = (value: unknown): string => (typeof value === 'string' ? value : '');
