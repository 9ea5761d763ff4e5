import { getFunnel } from '@cunkebao/shared/insight';
import { serve } from '../../kernel';
import { named } from './askedPeriod';
import { funnelReportOf } from './funnelOf';
import { sliceFor } from './slice';

export const routes = [
  serve(getFunnel, (ctx, { params, query }) =>
    funnelReportOf(ctx, params.id, named(ctx, query.period), sliceFor(ctx.actor, { channel: query.channel })),
  ),
];
