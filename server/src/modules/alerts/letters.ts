import type { Button, Ctx, Reply } from '../../kernel';
import { post } from '../conversation';

export type News = 'open' | 'spread' | 'over' | 'escalate';

/** What one look has to say to one person about one alert. */
export interface Letter {
  to: string;
  alert: string;
  news: News;
  key: string;
  /** the alert in one line, for when there are many */
  line: string;
  reply: Reply;
}

/** More of one kind than this and they are one message: a whole uplink that falls must not ring sixty times. */
const MOST_ALONE = 3;
const LINES = 7;
const BUTTONS = 4;

const HEADLINES: Record<News, (count: number) => string> = {
  open: (n) => `🔴 ${n} 条新告警`,
  spread: (n) => `${n} 条告警扩大了`,
  over: (n) => `🟢 ${n} 条告警已恢复`,
  escalate: (n) => `⏫ ${n} 条红色告警没人处理`,
};

/** Sends everything one look led to: few as they are, many as one list. */
export async function sendLetters(ctx: Ctx, letters: readonly Letter[]): Promise<void> {
  const piles = new Map<string, Letter[]>();
  for (const l of letters) {
    const name = `${l.news} ${l.to}`;
    piles.set(name, [...(piles.get(name) ?? []), l]);
  }
  for (const pile of piles.values()) {
    const [first] = pile;
    if (first && pile.length > MOST_ALONE) await sendPile(ctx, first, pile);
    else for (const l of pile) await post(ctx, { to: l.to, key: `${l.key}-${l.to}`, reply: l.reply });
  }
}

async function sendPile(ctx: Ctx, first: Letter, pile: readonly Letter[]): Promise<void> {
  const rest = pile.length - LINES;
  await post(ctx, {
    to: first.to,
    key: `${first.key}-and-${pile.length - 1}-${first.to}`,
    reply: {
      headline: HEADLINES[first.news](pile.length),
      lines: [
        ...pile.slice(0, LINES).map((l) => l.line),
        ...(rest > 0 ? [`… 还有 ${rest} 条，说「告警」看全部`] : []),
      ],
      ...(first.news === 'over' ? {} : { buttons: buttonsOf(pile) }),
    },
  });
}

const buttonsOf = (pile: readonly Letter[]): Button[] => [
  { text: '看全部', say: '告警', style: 'primary' },
  ...pile.slice(0, BUTTONS).map((l) => ({ text: `收到 ${l.alert}`, say: `处理 ${l.alert}` })),
];
