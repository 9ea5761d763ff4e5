import type { Words } from '@cunkebao/shared/kernel';
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
  line: (w: Words) => string;
  reply: (w: Words) => Reply;
}

/** More of one kind than this and they are one message: a whole uplink that falls must not ring sixty times. */
const MOST_ALONE = 3;
const LINES = 7;
const BUTTONS = 4;

const HEADLINES: Record<News, (count: number, w: Words) => string> = {
  open: (n, w) => w(`🔴 ${n} 条新告警`, `🔴 ${n} new alerts`),
  spread: (n, w) => w(`${n} 条告警扩大了`, `${n} alerts have grown`),
  over: (n, w) => w(`🟢 ${n} 条告警已恢复`, `🟢 ${n} alerts are over`),
  escalate: (n, w) => w(`⏫ ${n} 条红色告警没人处理`, `⏫ Nobody took ${n} red alerts`),
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
    reply: (w) => ({
      headline: HEADLINES[first.news](pile.length, w),
      lines: [
        ...pile.slice(0, LINES).map((l) => l.line(w)),
        ...(rest > 0
          ? [w(`… 还有 ${rest} 条，说「告警」看全部`, `… and ${rest} more, say "alerts" for all`)]
          : []),
      ],
      ...(first.news === 'over' ? {} : { buttons: buttonsOf(pile, w) }),
    }),
  });
}

const buttonsOf = (pile: readonly Letter[], w: Words): Button[] => [
  { text: w('看全部', 'All'), say: '告警', style: 'primary' },
  ...pile.slice(0, BUTTONS).map((l) => ({ text: w(`收到 ${l.alert}`, l.alert), say: `处理 ${l.alert}` })),
];
