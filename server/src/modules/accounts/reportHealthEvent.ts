import {
  debtExpiresAt,
  HEALTH_KIND_NAMES,
  healthDelta,
  healthPause,
  type HealthKind,
} from '@cunkebao/shared/accounts';
import { Fault, type Ctx } from '../../kernel';
import { punish } from './punish';
import { reckonHealth } from './reckonHealth';
import { insertHealthEvent, insertPause, isReported, ledgerOf, lockAccount } from './store';

export interface HealthReport {
  accountId: string;
  kind: HealthKind;
  /** when it happened; a late report pauses only for what is left of the time */
  at: Date;
  /** what it came from, unique: the phone's action or event */
  sourceRef: string;
  /** the platform says that the account is closed: banned at once (domain.md §2.4) */
  serious?: boolean;
}

/**
 * Enters a health event in the ledger, writes the pause and the penalty it brings and reckons the score again.
 * A second report of the same `sourceRef` changes nothing (domain.md §2.1).
 */
export async function reportHealthEvent(
  ctx: Ctx,
  report: HealthReport,
): Promise<{ recorded: boolean; delta: number; score: number }> {
  const account = await lockAccount(ctx, report.accountId);
  if (!account)
    throw new Fault('notFound', `没有微信号 ${report.accountId}`, { facts: { account: report.accountId } });
  const unchanged = { recorded: false, delta: 0, score: account.healthScore };
  if (await isReported(ctx, report.sourceRef)) return unchanged;

  const { accountId, kind, at, sourceRef } = report;
  const delta = healthDelta(kind, at, await ledgerOf(ctx, accountId), ctx.tz);
  const event = { accountId, kind, delta, at, sourceRef, expiresAt: debtExpiresAt(at) };
  if (!(await insertHealthEvent(ctx, event))) return unchanged; // the same source under another account

  const pause = healthPause(kind, at);
  if (pause && pause.until > ctx.now)
    await insertPause(ctx, { accountId, ...pause, reason: HEALTH_KIND_NAMES[kind], createdBy: null });
  const score = (await reckonHealth(ctx, accountId)) ?? account.healthScore;
  await punish(ctx, account, { kind, at, sourceRef, serious: report.serious ?? false });
  ctx.log.info({ area: 'accounts', account: accountId, kind, delta, score }, 'health event');
  return { recorded: true, delta, score };
}
