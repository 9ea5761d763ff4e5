import { addDays, dayOf } from '@cunkebao/shared/kernel';
import { Fault, wordsIn, type Ctx } from '../../kernel';
import { channelsSince } from './figureStore';
import { sliceFor } from './slice';

/** Channels of the last year count as known. */
const KNOWN_DAYS = 366;

/** Sentences may name those of the last quarter without the word 渠道. */
const SPOKEN_DAYS = 92;

/** The channels a sentence may name, the busiest first; the same for everybody. */
export const spokenChannels = (ctx: Ctx): Promise<string[]> =>
  channelsSince(ctx, addDays(dayOf(ctx.now, ctx.tz), -SPOKEN_DAYS), {});

/** The channel a sentence names, in the words it is booked under; names the known ones when nothing came from it. */
export async function channelNamed(ctx: Ctx, name: string): Promise<string> {
  const first = addDays(dayOf(ctx.now, ctx.tz), -KNOWN_DAYS);
  const known = await channelsSince(ctx, first, sliceFor(ctx.actor));
  const found = known.find((c) => c.toLowerCase() === name.trim().toLowerCase());
  if (found !== undefined) return found;
  const w = wordsIn(ctx);
  const some = known.slice(0, 6).join(w('、', ', '));
  throw new Fault(
    'notFound',
    known.length === 0
      ? w(`还没有任何渠道的数据，「${name}」也没有`, `No channel has data yet, nor has "${name}"`)
      : w(
          `「${name}」还没有数据，有数据的渠道：${some}`,
          `"${name}" has no data yet; channels with data: ${some}`,
        ),
    { field: 'channel' },
  );
}
