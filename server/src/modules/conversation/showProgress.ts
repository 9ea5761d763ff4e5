import { clockOf, wordsOf, type Words } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { actorsOf, nameOf } from '../operators';
import { requestUpdate } from './post';
import { card as cardOf, decided, withDesc } from './render';
import { lockCardsOfTask, saveCard } from './store/cards';
import { confirmedBy } from './store/confirmations';

export type ProgressState = 'running' | 'waiting' | 'done' | 'partly' | 'failed' | 'stopped';

const WORDS: Record<ProgressState, string> = {
  running: '执行中',
  waiting: '等待中',
  done: '✅ 已完成',
  partly: '⚠️ 部分完成',
  failed: '❌ 失败',
  stopped: '已停止',
};

const WORDS_EN: Record<ProgressState, string> = {
  running: 'Running',
  waiting: 'Waiting',
  done: '✅ Done',
  partly: '⚠️ Partly done',
  failed: '❌ Failed',
  stopped: 'Stopped',
};

const OPEN: ReadonlySet<ProgressState> = new Set(['running', 'waiting']);

/** Progress takes the place of 已由…确认, so who it was moves up (commands.md §1.5). */
const sayConfirmed = (name: string, at: string): [zh: string, en: string] => [
  `由 ${name} ${at} 确认`,
  `Confirmed by ${name} ${at}`,
];

export interface Progress {
  taskId: string;
  state: ProgressState;
  /** as the owner of each card reads it */
  text: (w: Words) => { headline: string; lines: string[] };
}

/**
 * Changes the one card of a task; every state but `running` and `waiting` is final and later calls change nothing. The newest call
 * wins: what was not sent yet is not sent any more.
 */
export async function showProgress(ctx: Ctx, { taskId, state, text }: Progress): Promise<void> {
  const open = (await lockCardsOfTask(ctx, taskId)).filter((c) => !c.final);
  if (open.length === 0) return;
  const owners = await actorsOf(
    ctx,
    open.map((c) => c.userid),
  );
  const confirmed = await confirmedBy(
    ctx,
    open.map((c) => c.id),
  );
  for (const card of open) {
    const w = wordsOf(owners.get(card.userid)?.language);
    const { headline, lines } = text(w);
    const buttons = [{ type: 0, text: w('查看任务', 'Show task'), style: 2, key: `say:任务 ${taskId}` }];
    const who = confirmed.get(card.id);
    const desc = who && w(...sayConfirmed(await nameOf(ctx, who.by), clockOf(who.at, ctx.tz)));
    const shown = withDesc(cardOf({ id: card.id, w }, headline, lines, buttons), desc);
    const wanted = decided(shown, w(WORDS, WORDS_EN)[state]);
    await saveCard(ctx, { ...card, wanted, final: !OPEN.has(state) });
    await requestUpdate(ctx, card.id);
  }
}
