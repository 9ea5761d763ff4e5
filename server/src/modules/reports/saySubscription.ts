import { momentOf, type Words } from '@cunkebao/shared/kernel';
import { parseCron, sayCron } from '@cunkebao/shared/reports';
import { wordsIn, type Ctx } from '../../kernel';
import { isKind, nameOfKind } from './kinds';
import type { Subscription } from './subscriptionStore';

/** 日报 每天 18:00，下次 11-22 18:00 */
export function saySubscription(ctx: Ctx, s: Subscription): string {
  const w = wordsIn(ctx);
  const next = momentOf(s.nextRunAt, ctx.tz);
  return sayTimes(s, w) + w(`，下次 ${next}`, `, next ${next}`);
}

/** 日报 每天 18:00 · 日报 每天 18:00 发到「运营群」 */
export function sayTimes(s: Pick<Subscription, 'report' | 'chat' | 'cron'>, w: Words): string {
  const cron = parseCron(s.cron);
  const what = `${isKind(s.report) ? nameOfKind(s.report, w) : s.report} ${cron ? sayCron(cron, w) : s.cron}`;
  return s.chat === '' ? what : what + w(` 发到「${s.chat}」`, ` to "${s.chat}"`);
}
