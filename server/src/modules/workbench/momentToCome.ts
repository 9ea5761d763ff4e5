import { clockOf, momentOf } from '@cunkebao/shared/kernel';
import { quietUntil } from '@cunkebao/shared/tasks';
import { Fault, wordsIn, type Ctx } from '../../kernel';

const MOST_DAYS = 30;

/** The moment itself, when something customers see may be planned for it; else a Fault that says what to say instead. */
export function momentToCome(ctx: Ctx, at: Date, field: string): Date {
  const w = wordsIn(ctx);
  const said = momentOf(at, ctx.tz);
  if (at <= ctx.now)
    throw new Fault(
      'invalid',
      w(
        `${said} 已经过了（现在 ${clockOf(ctx.now, ctx.tz)}），请说将来的时间，例如「明天8点」`,
        `${said} is over (it is ${clockOf(ctx.now, ctx.tz)}); say a time to come, for example "tomorrow 8:00"`,
      ),
      { field },
    );
  if (at.getTime() - ctx.now.getTime() > MOST_DAYS * 86_400_000)
    throw new Fault(
      'invalid',
      w(`最多安排 ${MOST_DAYS} 天内的任务`, `Tasks can be planned ${MOST_DAYS} days ahead at most`),
      { field },
    );
  if (quietUntil(at, ctx.tz))
    throw new Fault(
      'invalid',
      w(
        `${said} 在夜间免打扰时段（22:00–8:00），请改到 8:00 以后`,
        `${said} is in the quiet hours (22:00–8:00); choose a time after 8:00`,
      ),
      { field },
    );
  return at;
}
