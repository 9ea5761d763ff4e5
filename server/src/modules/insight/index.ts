import { userids, type Module } from '../../kernel';
import { deviceEventStored } from '../fleet';
import { addCost } from './commands/addCost.command';
import { explainMetric } from './commands/explainMetric.command';
import { queryMetric } from './commands/queryMetric.command';
import { rankMetric } from './commands/rankMetric.command';
import { setTargetCommand } from './commands/setTarget.command';
import { showPerformance } from './commands/showPerformance.command';
import { showFunnel } from './commands/showFunnel.command';
import { funnelImage } from './funnelImage';
import { spokenChannels } from './channelNamed';
import { bookDeviceEvent } from './jobs/bookDeviceEvent.job';
import { rollUpDayJob } from './jobs/rollUpDay.job';
import { rollUpDirty, rollUpRecent } from './jobs/rollUpDue.job';
import { samplePresence } from './jobs/samplePresence.job';
import { routes } from './routes';

export { askedPeriod, whenSlot, type When } from './askedPeriod';
export { checkChartFont } from './chart/checkChartFont';
export { COLOURS } from './chart/palette';
export { renderPng, type ChartOption } from './chart/renderPng';
export { friendsAtThisHour } from './friendsAtThisHour';
export { costsIn } from './costStore';
export { isEmpty, sayLastBusyDay } from './emptiness';
export { figuresOf } from './figuresOf';
export { kpisOf, kpisOfPeriod, trendOf, trendOfDays, type TrendPoint } from './kpisOf';
export { devicesAway } from './devicesAway';
export { reasonsOf } from './reasonsOf';
export { recordEvent } from './recordEvent';
export { rollUpDay } from './rollUpDay';
export { isWhole, sliceFor, type Slice } from './slice';
export { stretchBefore } from './stretchBefore';
export { targetsOf } from './targetStore';
export { wholeDays } from './wholeDays';

export const insight: Module = {
  name: 'insight',
  people: [
    ...userids('costs', 'added_by'),
    ...userids('customer_events', 'member'),
    ...userids('daily_customers', 'member'),
    ...userids('targets', 'set_by'),
  ],
  commands: [showFunnel, queryMetric, rankMetric, explainMetric, setTargetCommand, showPerformance, addCost],
  routes,
  jobs: [rollUpDayJob, rollUpDirty, rollUpRecent, samplePresence, bookDeviceEvent],
  on: [{ event: deviceEventStored, job: bookDeviceEvent }],
  images: [funnelImage],
  names: async (ctx) => ({ channels: await spokenChannels(ctx) }),
};
