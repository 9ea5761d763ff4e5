import { momentOf } from '@cunkebao/shared/kernel';
import { parseCron, sayCron } from '@cunkebao/shared/reports';
import type { Ctx } from '../../kernel';
import { isKind, REPORTS } from './kinds';
import type { Subscription } from './subscriptionStore';

/** 日报 每天 18:00，下次 11-22 18:00 */
export const saySubscription = (ctx: Ctx, s: Subscription): string =>
  `${sayTimes(s)}，下次 ${momentOf(s.nextRunAt, ctx.tz)}`;

/** 日报 每天 18:00 · 日报 每天 18:00 发到「运营群」 */
export function sayTimes(s: Pick<Subscription, 'report' | 'chat' | 'cron'>): string {
  const cron = parseCron(s.cron);
  return `${isKind(s.report) ? REPORTS[s.report].name : s.report} ${cron ? sayCron(cron) : s.cron}${s.chat === '' ? '' : ` 发到「${s.chat}」`}`;
}
