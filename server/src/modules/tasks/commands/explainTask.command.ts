import { taskExplain } from '@cunkebao/shared/conversation';
import { momentOf, type Words } from '@cunkebao/shared/kernel';
import { actionLine, actionText, taskProgress, whatToDo } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { command, Fault, wordsIn, type Ctx, type Reply } from '../../../kernel';
import { customersNamed, type NamedCustomer } from '../../customers';
import { peopleInScope } from '../../operators';
import type { Action } from '../action.entity';
import { findTaskFor } from '../findTaskFor';
import { actionsAbout } from '../lineStore';
import { toFacts } from '../showNow';
import { actionsOf } from '../taskStore';
import { waitsOfTask } from '../waitStore';

const input = z.object({
  task: z.string().max(16).optional(),
  customer: z.string().trim().max(64).optional(),
});
const MOST_LINES = 7;
const MOST_CUSTOMERS = 8;
const DAYS = 30;

/** Why something was not done, out of the ledger: each action keeps what it came to, or what it waits for. */
export const explainTask = command<z.infer<typeof input>>(taskExplain, {
  run(ctx, args) {
    const { task, customer } = input.parse(args);
    if (task) return aboutTask(ctx, task);
    if (customer) return aboutCustomer(ctx, customer);
    throw new Fault(
      'invalid',
      wordsIn(ctx)(
        '说任务或客户，例如「T-88为什么失败」「为什么没发给张三」',
        'Say which task or customer, for example "explain T-88"',
      ),
      { field: 'task' },
    );
  },
});

async function aboutTask(ctx: Ctx, said: string): Promise<Reply> {
  const w = wordsIn(ctx);
  const task = await findTaskFor(ctx, said);
  const actions = await actionsOf(ctx, task.id);
  const missed = actions.filter((a) => a.state !== 'done');
  const { headline } = taskProgress(task, actions.map(toFacts), ctx.now, ctx.tz, w);
  if (missed.length === 0) return { headline, lines: [w('所有动作都办成了', 'Every action was done')] };
  const waits = await waitsOfTask(ctx, task.id);
  const shown = missed.slice(0, MOST_LINES).map((a) => reasonLine(ctx, a, waits.get(a.id)));
  const rest = missed.length - shown.length;
  const failed = missed.some((a) => ['failed', 'expired', 'refused'].includes(a.state));
  return {
    headline,
    lines: [
      ...(task.state === 'paused'
        ? [w(`任务已暂停，说「继续任务 ${task.id}」接着办`, `Paused; say "resume ${task.id}" to go on`)]
        : []),
      ...shown,
      ...(rest > 0
        ? [
            w(
              `… 还有 ${rest} 个，说「任务 ${task.id}」看全部`,
              `… ${rest} more, say "task ${task.id}" for all`,
            ),
          ]
        : []),
    ].slice(0, MOST_LINES + 1),
    buttons: failed ? [{ text: w('重试失败的', 'Retry'), say: `重试 ${task.id} 失败的` }] : [],
  };
}

async function aboutCustomer(ctx: Ctx, said: string): Promise<Reply> {
  const w = wordsIn(ctx);
  const found = await customersNamed(ctx, said, MOST_CUSTOMERS);
  const [one] = found;
  if (!one)
    throw new Fault(
      'notFound',
      w(
        '没有找到这位客户，可以说姓名、备注或手机尾号',
        'No such customer; say the name, the remark or the last digits of the phone number',
      ),
      { field: 'customer' },
    );
  if (found.length > 1)
    return {
      headline: w(
        `有 ${found.length} 位客户符合，请说全名或手机尾号`,
        `${found.length} customers fit; say the full name or the last digits of the phone number`,
      ),
      lines: found.map((c) => c.text),
    };
  const since = new Date(ctx.now.getTime() - DAYS * 86_400_000);
  const scope = await peopleInScope(ctx);
  const actions = await actionsAbout(ctx, one, { since, createdBy: scope, most: MOST_LINES });
  if (actions.length === 0) return nothingSent(one, w);
  return {
    headline: w(
      `${one.text}：最近 ${actions.length} 个动作`,
      `${one.text}: latest actions, ${actions.length}`,
    ),
    lines: [...optOutLine(one, w), ...actions.map((a) => `${a.taskId} ${reasonLine(ctx, a)}`)],
  };
}

/** Nobody planned anything: that is the reason. */
const nothingSent = (customer: NamedCustomer, w: Words): Reply => ({
  headline: w(
    `最近 ${DAYS} 天没有任务把这位客户列为对象`,
    `No task of the last ${DAYS} days was about this customer`,
  ),
  lines: [customer.text, ...optOutLine(customer, w)],
});

const optOutLine = (c: NamedCustomer, w: Words): string[] =>
  c.optedOut ? [w('⚠️ 已退订，不再群发', '⚠️ Opted out, gets no more campaigns')] : [];

/** `wait`: what its account waits for with all of its kind. */
function reasonLine(ctx: Ctx, a: Action, wait?: string): string {
  const facts = { ...toFacts(a), ...(wait ? { note: wait } : {}) };
  const w = wordsIn(ctx);
  const step = whatToDo(a.state, a.outcome, w);
  const line =
    a.state === 'done'
      ? `✅ ${a.label ?? a.deviceId} ${actionText(facts, ctx.now, ctx.tz, w)}`
      : actionLine(facts, ctx.now, ctx.tz, w);
  return `${line} · ${momentOf(a.settledAt ?? a.createdAt, ctx.tz)}${step ? ` · ${step}` : ''}`;
}
