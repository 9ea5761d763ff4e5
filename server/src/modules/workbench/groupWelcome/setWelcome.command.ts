import { groupWelcome as spec } from '@cunkebao/shared/conversation';
import { clip } from '@cunkebao/shared/dialogue';
import { z } from 'zod';
import { command, Fault, wordsIn, type Ctx, type Reply } from '../../../kernel';
import { createTask } from '../../tasks';
import { currentWelcome, endWelcomes, insertWelcome, reopenWelcome, type Welcome } from './welcomeStore';

const MOST = 500;
const input = z.object({ text: z.string() });
const receiptData = z.object({ before: z.string().nullable() });
const OFF = new Set(['关闭', '停用', '不发', '取消', 'off']);

/** Sets what newcomers of groups are greeted with; the greetings are collected in one task that can be paused. */
export const setWelcome = command<z.infer<typeof input>>(spec, {
  async run(ctx, args) {
    const text = input.parse(args).text.trim();
    const before = await currentWelcome(ctx);
    if (OFF.has(text)) return turnOff(ctx, before);
    if (text.length > MOST) throw tooLong(ctx);
    await endWelcomes(ctx);
    const w = wordsIn(ctx);
    const title = w(`入群欢迎语「${clip(text, 16)}」`, `Group welcome "${clip(text, 16)}"`);
    const task = await createTask(ctx, {
      ...{ kind: 'group.welcome', title, actions: [] },
      by: ctx.actor?.userid ?? null,
    });
    await insertWelcome(ctx, text, task.id);
    return {
      headline: w(`✅ 入群欢迎语已设置：${clip(text, 40)}`, `✅ Group welcome set: "${clip(text, 40)}"`),
      lines: [
        w(
          `新人进群后由所在的微信号发一次，记在 ${task.id}，夜里进群的 8:00 后发`,
          `Each newcomer is greeted once by the account in that group, see ${task.id}; at night after 8:00`,
        ),
        ...(before ? [w(`原来：${clip(before.text, 40)}`, `Before: "${clip(before.text, 40)}"`)] : []),
      ],
      receipt: {
        summary: w('设置入群欢迎语', 'Group welcome'),
        data: { before: before?.id ?? null },
      },
      changed: { before: { text: before?.text ?? null }, after: { text } },
    };
  },

  async undo(ctx, receipt) {
    const { before } = receiptData.parse(receipt.data);
    await endWelcomes(ctx);
    if (before) await reopenWelcome(ctx, before);
    const w = wordsIn(ctx);
    const now = await currentWelcome(ctx);
    return {
      headline: now
        ? w(`欢迎语改回：${clip(now.text, 40)}`, `The welcome is again: "${clip(now.text, 40)}"`)
        : w('入群欢迎语已关闭', 'Group welcome is off'),
    };
  },
});

async function turnOff(ctx: Ctx, before: Welcome | null): Promise<Reply> {
  const w = wordsIn(ctx);
  if (!before) throw new Fault('conflict', w('还没有设置入群欢迎语', 'There is no group welcome'));
  await endWelcomes(ctx);
  return {
    headline: w('✅ 入群欢迎语已关闭', '✅ Group welcome is off'),
    receipt: { summary: w('关闭入群欢迎语', 'Group welcome off'), data: { before: before.id } },
    changed: { before: { text: before.text }, after: { text: null } },
  };
}

const tooLong = (ctx: Ctx): Fault =>
  new Fault('invalid', wordsIn(ctx)(`欢迎语最多 ${MOST} 字`, `The welcome has ${MOST} characters at most`), {
    field: 'text',
  });
