import type { Wait } from '@cunkebao/shared/accounts';
import { canDo } from '@cunkebao/shared/fleet';
import {
  gapWait,
  longGapOf,
  pauseStopping,
  quietUntil,
  quietWait,
  quotaOf,
  RECENT_MS,
  type Ended,
} from '@cunkebao/shared/tasks';
import { fitnessOf, type Ctx, type Fitness } from '../../kernel';
import { holdAccounts, type Intent } from '../accounts';
import { standingOf } from '../customers';
import type { Action } from './action.entity';
import { busyAccounts, endedSince } from './waitStore';

const MINUTE_MS = 60_000;
const SOON_MS = 5_000;

/** The customer an action is aimed at, by WeChat id. */
export const customerOf = (action: Pick<Action, 'args'>): string | null => {
  const { customer } = action.args;
  return typeof customer === 'string' ? customer.slice(0, 64) : null;
};

/** What an action means for its account; null: no account acts. */
export function intentOf(action: Action): Intent | null {
  if (!action.accountId) return null;
  const { accountId, deviceId, kind, purpose } = action;
  return { accountId, deviceId, kind, purpose, quota: quotaOf(kind), target: customerOf(action) };
}

/**
 * What keeps these actions, one a phone, from leaving now: what the phone can do, pause, tier, quota, quiet hours, gap,
 * one thing at a time (fleet.md §4, 3). By action; of several reasons the one that lasts longest, and those that are not
 * named may go. Holds the accounts: whoever asked may claim and reserve until the commit.
 */
export async function waitsFor(ctx: Ctx, actions: readonly Action[]): Promise<Map<string, Wait>> {
  const waits = new Map<string, Wait>();
  const phones = await fitnessOf(
    ctx,
    actions.map((a) => a.deviceId),
  );
  const acting: { action: Action; intent: Intent }[] = [];
  for (const action of actions) {
    const unfit = unfitness(ctx, action, phones.get(action.deviceId));
    if (unfit) waits.set(action.id, unfit);
    else if (pauseStopping(action.kind) !== null) {
      const intent = intentOf(action);
      if (intent) acting.push({ action, intent });
      else waits.set(action.id, soon(ctx, '没有指定微信号'));
    }
  }
  for (const [action, wait] of await accountWaits(ctx, acting)) waits.set(action, wait);
  return waits;
}

function unfitness(ctx: Ctx, { deviceId, kind }: Action, phone: Fitness | undefined): Wait | null {
  if (phone?.moving) return soon(ctx, `${deviceId} ${phone.moving}`);
  if (phone?.closed) return unable(ctx, `${deviceId} ${phone.closed}`);
  return phone && !canDo(phone.caps, kind) ? unable(ctx, `${deviceId} 的应用版本不支持这个动作`) : null;
}

async function accountWaits(
  ctx: Ctx,
  acting: readonly { action: Action; intent: Intent }[],
): Promise<Map<string, Wait>> {
  const accountIds = acting.map((a) => a.intent.accountId);
  const held = await holdAccounts(
    ctx,
    acting.map((a) => a.intent),
  );
  const busy = await busyAccounts(ctx, accountIds);
  const ended = await pastOf(ctx, acting);
  const waits = new Map<string, Wait>();
  for (const [i, { action, intent }] of acting.entries()) {
    const { accountId, target } = intent;
    const past = ended.get(accountId) ?? [];
    const all = [
      ...(held[i] ?? []),
      ...(busy.has(accountId) ? [soon(ctx, `${accountId} 正在做另一个动作`)] : []),
      quietWait(action, await heardFrom(ctx, action, target), ctx.now, ctx.tz),
      gapWait({ ...action, customer: target }, past, ctx.now),
    ];
    const longest = all.reduce((l, w) => (!l || (w && w.until > l.until) ? w : l), null);
    if (longest) waits.set(action.id, longest);
  }
  return waits;
}

/** All of the last minute, and what is longer ago where a gap is. */
async function pastOf(
  ctx: Ctx,
  acting: readonly { action: Action; intent: Intent }[],
): Promise<Map<string, Ended[]>> {
  const before = (ms: number): Date => new Date(ctx.now.getTime() - ms);
  const recent = acting.map((a) => a.intent.accountId);
  const past = [...(await endedSince(ctx, recent, before(RECENT_MS)))];
  for (const kind of new Set(acting.map((a) => a.action.kind))) {
    const far = longGapOf(kind);
    const those = acting.filter((a) => a.action.kind === kind).map((a) => a.intent.accountId);
    if (far) past.push(...(await endedSince(ctx, those, before(far.ms), far.kinds)));
  }
  const byAccount = new Map<string, Ended[]>();
  for (const e of past) byAccount.set(e.accountId, [...(byAccount.get(e.accountId) ?? []), e]);
  return byAccount;
}

/** Until somebody has seen to the phone; those behind it may be of another kind. */
const unable = (ctx: Ctx, why: string): Wait => ({
  until: new Date(ctx.now.getTime() + MINUTE_MS),
  why,
  of: 'action',
});

/** Only of an answer at night it matters when the customer wrote. */
const heardFrom = async (ctx: Ctx, action: Action, customer: string | null): Promise<Date | null> =>
  customer !== null && action.purpose === 'answer' && quietUntil(ctx.now, ctx.tz)
    ? (await standingOf(ctx, customer)).heardAt
    : null;

const soon = (ctx: Ctx, why: string): Wait => ({
  until: new Date(ctx.now.getTime() + SOON_MS),
  why,
  of: 'action',
});
