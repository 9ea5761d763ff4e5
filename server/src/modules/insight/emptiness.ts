import type { Figures } from '@cunkebao/shared/insight';
import { wordsOf, type Words } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { busyDaysAround } from './figureStore';
import type { Slice } from './slice';

/** That somebody looked whether phones are online is no business yet. */
const LOOKS: ReadonlySet<string> = new Set<keyof Figures>([
  ...(['deviceSamples', 'deviceOnline', 'accountSamples'] as const),
  ...(['accountOnline', 'healthSum', 'healthCount'] as const),
]);

/** Nothing happened with customers, and nothing was published. */
export const isEmpty = (figures: Figures): boolean =>
  Object.entries(figures).every(([name, value]) => value === 0 || LOOKS.has(name));

/** 最近有数据的是 11月20日，… : what helps somebody who asked about days without any. */
export async function sayLastBusyDay(
  ctx: Ctx,
  until: string,
  slice: Slice,
  w: Words = wordsOf('zh'),
): Promise<string> {
  const { before, after } = await busyDaysAround(ctx, until, slice);
  if (before !== null)
    return w(
      `最近有数据的是 ${sayDate(before)}，可以说「${sayDate(before)}日报」`,
      `The last day with data is ${before}; say "daily report ${before}"`,
    );
  return after === null
    ? w(
        '还没有任何客户数据：手机连上、有客户扫码或添加后，这里就会有数字',
        'No customer data yet: figures appear when phones are connected and customers scan or add',
      )
    : w(
        `数据从 ${sayDate(after)} 开始，可以说「${sayDate(after)}日报」`,
        `Data begins on ${after}; say "daily report ${after}"`,
      );
}

/** 11月20日 */
const sayDate = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
