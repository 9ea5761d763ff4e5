import { userids, type Ctx, type Module } from '../../kernel';
import { explainAccount } from './commands/explainAccount.command';
import { listAccounts } from './commands/listAccounts.command';
import { pauseAccount } from './commands/pauseAccount.command';
import { resumeAccount } from './commands/resumeAccount.command';
import { showAccount } from './commands/showAccount.command';
import { showQuota } from './commands/showQuota.command';
import { nightlyHealth } from './jobs/nightlyHealth.job';
import { accountsByDevice, meanHealth, nicknames, visibleAccount } from './store';

export { asksForAdds } from './asksForAdds';
export { findAccount } from './findAccount';
export {
  commitQuota,
  holdAccounts,
  releaseQuota,
  reopenQuota,
  reserveQuotas,
  type Intent,
} from './quotaOfAction';
export { isOwnWechat } from './isOwnWechat';
export { mayRepeatContent } from './mayRepeatContent';
export { releaseDevice } from './loginStore';
export { reckonHealth } from './reckonHealth';
export { reportHealthEvent } from './reportHealthEvent';
export { nicknames };
export { watchedAccounts } from './watchedAccounts';
export { workersFor, type Worker } from './workers';

export const accounts: Module = {
  name: 'accounts',
  people: [
    ...userids('accounts', 'operator'),
    ...userids('account_events', 'member'),
    ...userids('account_pauses', 'created_by', 'lifted_by'),
  ],
  commands: [listAccounts, showAccount, explainAccount, showQuota, pauseAccount, resumeAccount],
  jobs: [nightlyHealth],
};

/** Which account is logged in on each phone; phones without one are left out. */
export async function accountsOnDevices(
  ctx: Ctx,
  deviceIds: string[],
): Promise<Map<string, { id: string; nickname: string; healthScore: number }>> {
  const rows = await accountsByDevice(ctx, deviceIds);
  return new Map(
    rows.map((a) => [a.deviceId ?? '', { id: a.id, nickname: a.nickname, healthScore: a.healthScore }]),
  );
}

/** The team an account belongs to and who looks after it; of an unknown account, nobody. */
export async function accountKeeper(
  ctx: Ctx,
  id: string,
): Promise<{ team: string | null; operator: string | null }> {
  const account = await visibleAccount(ctx, id);
  return { team: account?.team ?? null, operator: account?.operator ?? null };
}

/** The mean health score of all accounts, rounded; null without accounts. */
export async function averageHealth(ctx: Ctx): Promise<number | null> {
  const mean = await meanHealth(ctx);
  return mean === null ? null : Math.round(mean);
}
