import type { PhoneBody } from '@cunkebao/shared/fleet';
import { gapWait, isOpen, LEASE_SECONDS, quotaAfter, restEnd } from '@cunkebao/shared/tasks';
import { emit, paceLine, type Ctx, type Said } from '../../kernel';
import { commitQuota, releaseQuota } from '../accounts';
import { actionSettled } from './actionSettled';
import { refreshLater } from './jobs/refresh.job';
import { journalTogether, lockActions, runTogether, settleTogether, type Locked } from './togetherStore';
import { stateAfter } from './settle';
import { awaitingControl } from './shardStore';
import { putWaits } from './waitStore';

/**
 * What many phones say at once, in one transaction (fleet.md §4, 7). Only what is as it should be is dealt with here:
 * the phone's own open action, of the epoch it was sent with. Each function answers with what is left, for the way that
 * knows every case.
 */

type Of<T extends PhoneBody['t']> = Pick<Said, 'device'> & { body: Extract<PhoneBody, { t: T }> };
type Frame = 'got' | 'step' | 'res';

export async function gotTogether(ctx: Ctx, said: readonly Of<'got'>[]): Promise<Said[]> {
  const { plain, rest } = await sort(ctx, said, (row) => row.state === 'sent');
  await journalTogether(
    ctx,
    plain.map((p) => p.row.id),
    leaseFrom(ctx),
  );
  refreshLater(ctx, tasksOf(plain));
  return rest;
}

export async function steppedTogether(ctx: Ctx, said: readonly Of<'step'>[]): Promise<Said[]> {
  const { plain, rest } = await sort(ctx, said, (row) => isOpen(row.state));
  const steps = plain.map(({ row, said: { body } }) => ({
    ...{ id: row.id, percent: body.d.percent, note: body.d.note ?? null },
  }));
  await runTogether(ctx, steps, leaseFrom(ctx));
  refreshLater(ctx, tasksOf(plain));
  return rest;
}

/** A picture is kept apart, so screenshots go the other way. */
export async function endedTogether(ctx: Ctx, said: readonly Of<'res'>[]): Promise<Said[]> {
  const { plain, rest } = await sort(ctx, said, (row) => isOpen(row.state) && row.kind !== 'screenshot');
  const ends = plain.map(
    ({
      row,
      said: {
        body: { d },
      },
    }) => ({
      ...{ row, outcome: d.outcome, state: stateAfter(d.outcome) },
      quota: quotaAfter(stateAfter(d.outcome), d.outcome.state === 'failed' && d.outcome.afterEffect),
    }),
  );
  await settleTogether(
    ctx,
    ends.map((e) => ({ id: e.row.id, state: e.state, outcome: e.outcome })),
  );
  const paid = (what: string): string[] =>
    ends.filter((e) => e.row.accountId && e.quota === what).map((e) => e.row.id);
  await commitQuota(ctx, ...paid('commit'));
  await releaseQuota(ctx, ...paid('release'));
  for (const { row, state } of ends) emit(ctx, actionSettled, { id: row.id, kind: row.kind, state });
  await letRest(
    ctx,
    plain.map((p) => p.row),
  );
  refreshLater(ctx, tasksOf(plain));
  ctx.log.info({ area: 'tasks', verb: 'settle', actions: ends.map((e) => e.row.id) }, 'actions settled');
  return rest;
}

/** The account rests before its next; what is done to the phone itself waits for nobody. */
async function letRest(ctx: Ctx, rows: readonly Locked[]): Promise<void> {
  const acted = rows.flatMap((r) => (r.accountId ? [{ ...r, accountId: r.accountId }] : []));
  const waits = acted.flatMap(({ id, accountId, kind, purpose }) => {
    const wait = gapWait(
      { kind, purpose, customer: null },
      [{ id, kind, customer: null, at: ctx.now }],
      ctx.now,
    );
    return wait ? [{ accountId, kind, purpose, until: wait.until, why: wait.why }] : [];
  });
  await putWaits(ctx, waits);
  for (const { id, kind, deviceId } of acted) {
    const at = restEnd({ id, kind, customer: null, at: ctx.now });
    ctx.afterCommit(() => paceLine(deviceId, at));
  }
  const control = await awaitingControl(
    ctx,
    acted.map((r) => r.deviceId),
  );
  const free = [...rows.filter((r) => !r.accountId).map((r) => r.deviceId), ...control];
  for (const deviceId of free) ctx.afterCommit(() => paceLine(deviceId, ctx.now));
}

async function sort<T extends Frame>(
  ctx: Ctx,
  said: readonly Of<T>[],
  isPlain: (row: Locked) => boolean,
): Promise<{ plain: { row: Locked; said: Of<T> }[]; rest: Said[] }> {
  const rows = await lockActions(
    ctx,
    said.map((s) => actionIn(s)),
  );
  const plain: { row: Locked; said: Of<T> }[] = [];
  const rest: Said[] = [];
  for (const s of said) {
    const row = rows.get(actionIn(s));
    const mine = row?.deviceId === s.device.id && row.epoch === (s as Of<Frame>).body.d.epoch && isPlain(row);
    if (row && mine) plain.push({ row, said: s });
    else rest.push(s);
  }
  return { plain, rest };
}

const actionIn = (said: Of<Frame>): string => said.body.d.action;
const tasksOf = (plain: readonly { row: Locked }[]): string[] => plain.map((p) => p.row.taskId);
const leaseFrom = (ctx: Ctx): Date => new Date(ctx.now.getTime() + LEASE_SECONDS * 1000);
