import type { FunnelId, FunnelReport } from '@cunkebao/shared/insight';
import { z } from 'zod';
import type { ImageSource } from '../../kernel';
import type { Period } from './askedPeriod';
import { drawFunnel } from './chart/funnelChart';
import { funnelReportOf } from './funnelOf';
import type { Slice } from './slice';

const slice = z.object({
  channel: z.string().optional(),
  member: z.string().optional(),
  team: z.string().optional(),
});
const key = z.tuple([z.enum(['acquisition', 'community']), z.number(), z.number(), z.string(), slice]);

/** Names everything the picture shows, so that it can be drawn again whenever it has to be sent again. */
export const funnelKey = (id: FunnelId, period: Period, of: Slice): string =>
  JSON.stringify([id, period.from.getTime(), period.to.getTime(), period.name, of]);

export const funnelImage: ImageSource<FunnelReport> = {
  name: 'funnel',
  load(ctx, text) {
    const [id, from, to, name, of] = key.parse(JSON.parse(text));
    return funnelReportOf(ctx, id, { name, from: new Date(from), to: new Date(to) }, of);
  },
  draw: drawFunnel,
};
