import { z } from 'zod';
import { endpoint } from '../kernel';
import { FUNNEL_PERIODS } from './funnelPeriods';

export const funnelStep = z.object({
  kind: z.string(),
  name: z.string(),
  customers: z.number(),
  /** share of the step before and of the first, 0..1; null where there is nothing to divide by */
  ofPrevious: z.number().nullable(),
  ofFirst: z.number().nullable(),
  /** how many came no further than the step before */
  dropped: z.number(),
  /** median minutes since the step before, of those who made it */
  medianMinutes: z.number().nullable(),
});
export type FunnelStep = z.infer<typeof funnelStep>;

export const funnelPeriod = z.enum(FUNNEL_PERIODS);

export const funnelReport = z.object({
  id: z.string(),
  name: z.string(),
  period: z.string(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  steps: z.array(funnelStep),
  /** last ÷ first, 0..1 */
  conversion: z.number().nullable(),
  /** where most are lost, for a headline */
  worstStep: z.string().nullable(),
});
export type FunnelReport = z.infer<typeof funnelReport>;

export const getFunnel = endpoint({
  method: 'GET',
  path: '/api/v1/funnels/:id',
  permission: 'funnel.show',
  params: z.object({ id: z.enum(['acquisition', 'community']) }),
  query: z.object({ period: funnelPeriod.default('thisWeek'), channel: z.string().max(40).optional() }),
  reply: funnelReport,
});

/** The same figures as 日报 in the chat. */
export const kpi = z.object({
  metric: z.string(),
  name: z.string(),
  /** integer; cents where unit is yuan; ten-thousandths where unit is percent */
  value: z.number(),
  unit: z.enum(['count', 'yuan', 'percent']),
  target: z.number().nullable(),
  verdict: z.enum(['met', 'near', 'missed', 'none']),
  previous: z.number().nullable(),
});
export type Kpi = z.infer<typeof kpi>;

export const getDailyReport = endpoint({
  method: 'GET',
  path: '/api/v1/reports/daily',
  permission: 'report.daily',
  query: z.object({
    day: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
  }),
  reply: z.object({
    day: z.string(),
    kpis: z.array(kpi),
    /** the last 14 days, oldest first */
    trend: z.array(z.object({ day: z.string(), newFriends: z.number(), deals: z.number() })),
  }),
});
