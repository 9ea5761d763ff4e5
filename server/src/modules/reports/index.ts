import { userids, type Module } from '../../kernel';
import { act, conclude, reflect, writeWholeReview } from './commands/review.command';
import { briefImage } from './brief';
import { showDaily } from './commands/showDaily.command';
import { showMonthly } from './commands/showMonthly.command';
import { showQuarterly } from './commands/showQuarterly.command';
import { showWeekly } from './commands/showWeekly.command';
import { subscribe } from './commands/subscribe.command';
import { unsubscribe } from './commands/unsubscribe.command';
import { dailyImage } from './dailyImage';
import { sendDueReports, sendSubscriptionJob } from './jobs/sendDueReports.job';
import { monthlyImage } from './monthlyReport';
import { quarterlyImage } from './quarterlyReport';
import { routes } from './routes';
import { weeklyImage } from './weeklyReport';

export const reports: Module = {
  name: 'reports',
  people: [
    ...userids('report_runs', 'recipient'),
    ...userids('report_subscriptions', 'userid'),
    ...userids('review_actions', 'author'),
    ...userids('weekly_reviews', 'updated_by'),
    { table: 'review_actions', column: 'seen_by', prefix: 'member:' },
    { table: 'weekly_reviews', column: 'seen_by', prefix: 'member:' },
  ],
  commands: [
    showDaily,
    showWeekly,
    writeWholeReview,
    reflect,
    conclude,
    act,
    showMonthly,
    showQuarterly,
    subscribe,
    unsubscribe,
  ],
  routes,
  jobs: [sendDueReports, sendSubscriptionJob],
  images: [dailyImage, briefImage, weeklyImage, monthlyImage, quarterlyImage],
};
