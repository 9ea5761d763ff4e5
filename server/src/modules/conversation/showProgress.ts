import { card as cardOf, decided } from './render';
import type { Ctx } from '../../kernel';
import { requestUpdate } from './post';
import { lockCardsOfTask, saveCard } from './store/cards';

export type ProgressState = 'running' | 'done' | 'partly' | 'failed' | 'stopped';

const WORDS: Record<ProgressState, string> = {
  running: '执行中',
  done: '✅ 已完成',
  partly: '⚠️ 部分完成',
  failed: '❌ 失败',
  stopped: '已停止',
};

export interface Progress {
  taskId: string;
  headline: string;
  lines: string[];
  state: ProgressState;
}

/**
 * Changes the one card of a task; every state but `running` is final and later calls change nothing. The newest call
 * wins: what was not sent yet is not sent any more.
 */
export async function showProgress(ctx: Ctx, { taskId, headline, lines, state }: Progress): Promise<void> {
  for (const card of await lockCardsOfTask(ctx, taskId)) {
    if (card.final) continue;
    const buttons = [{ type: 0, text: '查看任务', style: 2, key: `say:任务 ${taskId}` }];
    const wanted = decided(cardOf(card.id, headline, lines, buttons), WORDS[state]);
    await saveCard(ctx, { ...card, wanted, final: state !== 'running' });
    await requestUpdate(ctx, card.id);
  }
}
