import { NO_FIGURES, type Figures } from '@cunkebao/shared/insight';
import type { Ctx } from '../../kernel';
import { customerFiguresBy, momentsByAccount, type Dimension } from './figureStore';
import { presenceBy } from './presenceStore';
import { isWhole, type Slice } from './slice';

/**
 * A run of days split by channel, account, person or team. Of accounts the moments, the presence and the health are
 * known as well, as far as the slice leaves them whole.
 */
export async function figuresBy(
  ctx: Ctx,
  days: readonly string[],
  by: Dimension,
  slice: Slice,
): Promise<Map<string, Figures>> {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  const all = await customerFiguresBy(ctx, first, last, by, slice);
  if (by !== 'account' || slice.channel !== undefined || slice.member !== undefined) return all;
  const add = (id: string, more: Partial<Figures>): void =>
    void all.set(id, { ...(all.get(id) ?? NO_FIGURES), ...more });
  for (const [id, momentsPublished] of await momentsByAccount(ctx, first, last, slice))
    add(id, { momentsPublished });
  if (isWhole(slice))
    for (const [id, p] of await presenceBy(ctx, 'account', days))
      add(id, {
        accountSamples: p.samples,
        accountOnline: p.online,
        healthSum: p.healthSum,
        healthCount: p.healthCount,
      });
  return all;
}
