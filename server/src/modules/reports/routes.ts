import { getDailyReport } from '@cunkebao/shared/insight';
import { addDays, dayOf } from '@cunkebao/shared/kernel';
import { Fault, serve } from '../../kernel';
import { sliceFor } from '../insight';
import { dailyReport } from './dailyReport';

export const routes = [
  serve(getDailyReport, async (ctx, { query }) => {
    const today = dayOf(ctx.now, ctx.tz);
    const day = query.day ?? today;
    if (addDays(day, 0) !== day) throw new Fault('invalid', '没有这一天', { field: 'day' });
    if (day > today) throw new Fault('invalid', '这一天还没到', { field: 'day' });
    const { kpis, trend } = await dailyReport(ctx, day, sliceFor(ctx.actor));
    return { day, kpis, trend };
  }),
];
