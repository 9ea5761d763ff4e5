import type { QuotaKind } from '@cunkebao/shared/accounts';
import type { LeadState } from '@cunkebao/shared/customers';
import type { ActionKind } from '@cunkebao/shared/fleet';
import { clockOf, dayOf, momentOf } from '@cunkebao/shared/kernel';
import { isSeen, quietUntil, type Purpose } from '@cunkebao/shared/tasks';
import { forecast } from '@cunkebao/shared/workbench';
import { wordsIn, type Ctx } from '../../kernel';
import { workersFor, type Worker } from '../accounts';
import { audienceOf, touchRefusals, type Member } from '../customers';
import type { ActionWanted, LeftOut } from '../tasks';
import { momentToCome } from './momentToCome';
import type { Draft } from './plugin';
import { refusalOf } from './refusalOf';
import { MOST_CUSTOMERS, type Whom } from './whom';

/** What is done to each of an audience by an account that is his friend. */
export interface Work {
  kind: ActionKind;
  purpose: Purpose;
  /** what it is paid from; null: it costs none */
  quota: QuotaKind | null;
  /** gap and work together, on average */
  secondsEach: number;
  /** they are no friends yet: the account asked for does it, and friends are left out */
  strangers?: boolean;
  /** what the phone gets besides the customer's WeChat id; several = one action each, `days` after the first */
  each(member: Member): readonly { args: Record<string, unknown>; days?: number }[];
}

const DAY_MS = 86_400_000;

/**
 * Finds whom a task reaches and through which account, and whom it leaves out and why: no friend of an account in use,
 * an account that cannot, a customer who must not be reached, the same person twice.
 */
export async function perFriend(ctx: Ctx, asked: Whom, work: Work): Promise<Omit<Draft, 'title'>> {
  const members = await membersOf(ctx, asked, work);
  const notBefore = asked.at === undefined ? null : momentToCome(ctx, new Date(asked.at), 'when');
  const begins = notBefore ?? beginsAt(ctx, work.kind);
  const workers = new Map((await workersFor(ctx, asked)).map((w) => [w.id, w]));
  const refusals = await touchRefusals(
    ctx,
    members.map((m) => m.id),
    work,
  );
  const unfit = await unfitWorkers(ctx, [...workers.values()], work.kind, begins);
  const actions: ActionWanted[] = [];
  const leftOut: LeftOut[] = [];
  const seen = new Set<string>();
  for (const member of members) {
    const worker = workerFor(member, workers, { unfit, work });
    const reason = reasonOf(member, worker, { refusals, unfit, seen, work });
    if (reason !== null || !worker) leftOut.push(leftOutOf(work, member, worker, reason ?? ''));
    else actions.push(...actionsOf(work, member, worker, { notBefore, begins }));
    if (member.wechatId) seen.add(member.wechatId);
  }
  const { lines, validMs } = outlook(ctx, work, { actions, workers, begins });
  return { lines, leftOut, actions: actions.map((a) => ({ ...a, deadlineMs: validMs })) };
}

function membersOf(ctx: Ctx, asked: Whom, { strangers }: Work): Promise<Member[]> {
  const { audience: rule, customers: ids } = asked;
  const friendsOf = strangers ? undefined : asked.account;
  return audienceOf(ctx, { rule, ids, friendsOf }, MOST_CUSTOMERS);
}

/** At once, or when the night is over. */
const beginsAt = (ctx: Ctx, kind: ActionKind): Date =>
  (isSeen(kind) ? quietUntil(ctx.now, ctx.tz) : null) ?? ctx.now;

type Unfit = ReadonlyMap<string, string>;

async function unfitWorkers(
  ctx: Ctx,
  workers: readonly Worker[],
  kind: ActionKind,
  begins: Date,
): Promise<Unfit> {
  const unfit = new Map<string, string>();
  for (const worker of workers) {
    const reason = await refusalOf(ctx, worker, kind, begins);
    if (reason) unfit.set(worker.id, reason);
  }
  return unfit;
}

/** The friend people mean first, unless another friend can and he cannot; to strangers, the account asked for. */
function workerFor(
  member: Member,
  workers: ReadonlyMap<string, Worker>,
  { unfit, work }: { unfit: Unfit; work: Work },
): Worker | null {
  if (work.strangers) return [...workers.values()][0] ?? null;
  const friends = member.holders.flatMap((h) => workers.get(h) ?? []);
  return friends.find((f) => !unfit.has(f.id)) ?? friends[0] ?? null;
}

const ASKABLE: readonly LeadState[] = ['new', 'refused', 'failed'];

function leadRefusal(member: Member): string | null {
  if (member.holders.length > 0) return '已经是好友';
  return ASKABLE.includes(member.leadState) ? null : '已经申请过，等对方通过';
}

function reasonOf(
  member: Member,
  worker: Worker | null,
  known: { refusals: ReadonlyMap<string, string>; unfit: Unfit; seen: ReadonlySet<string>; work: Work },
): string | null {
  const refusal =
    (known.work.strangers ? leadRefusal(member) : null) ?? known.refusals.get(member.id) ?? null;
  if (refusal) return refusal;
  if (!worker) return '不是所选微信号的好友';
  if (member.wechatId === null) return '没有微信身份，手机上找不到';
  if (known.seen.has(member.wechatId)) return '同一位客户已在名单里';
  const unfit = known.unfit.get(worker.id);
  return unfit ? `${worker.id} ${unfit}` : null;
}

const labelOf = (member: Member, worker: Worker | null): string =>
  worker ? `${worker.id} → ${member.text}` : member.text;

const leftOutOf = (work: Work, member: Member, worker: Worker | null, reason: string): LeftOut => ({
  kind: work.kind,
  label: labelOf(member, worker),
  customerId: member.id,
  reason,
  ...(worker ? { accountId: worker.id } : {}),
  ...(worker?.deviceId ? { deviceId: worker.deviceId } : {}),
});

function actionsOf(
  work: Work,
  member: Member,
  worker: Worker,
  when: { notBefore: Date | null; begins: Date },
): ActionWanted[] {
  return work.each(member).map(({ args, days = 0 }) => {
    const later = days > 0 ? new Date(when.begins.getTime() + days * DAY_MS) : when.notBefore;
    return {
      deviceId: worker.deviceId ?? '',
      accountId: worker.id,
      kind: work.kind,
      purpose: work.purpose,
      label: labelOf(member, worker),
      customerId: member.id,
      args: { customer: member.wechatId, ...args },
      ...(later ? { notBefore: later } : {}),
    };
  });
}

/** How long it will take, in words, and until when an action is still wanted. */
function outlook(
  ctx: Ctx,
  work: Work,
  of: { actions: readonly ActionWanted[]; workers: ReadonlyMap<string, Worker>; begins: Date },
): { lines: string[]; validMs: number } {
  const w = wordsIn(ctx);
  const byAccount = new Map<string, number>();
  for (const a of of.actions) byAccount.set(a.accountId ?? '', (byAccount.get(a.accountId ?? '') ?? 0) + 1);
  const shares = [...byAccount].map(([id, items]) => {
    const quota = work.quota ? of.workers.get(id)?.quotas[work.quota] : undefined;
    return { items, perDay: quota?.limit ?? items, leftToday: quota?.left ?? items };
  });
  const { endsAt, later } = forecast(
    shares,
    { secondsEach: work.secondsEach, seen: isSeen(work.kind) },
    of.begins,
    ctx.tz,
  );
  const sameDay = dayOf(endsAt, ctx.tz) === dayOf(ctx.now, ctx.tz);
  const ends = sameDay ? clockOf(endsAt, ctx.tz) : momentOf(endsAt, ctx.tz);
  const begins =
    of.begins > ctx.now
      ? [w(`${momentOf(of.begins, ctx.tz)} 开始`, `Begins ${momentOf(of.begins, ctx.tz)}`)]
      : [];
  return {
    lines: [
      ...begins,
      w(
        `用 ${byAccount.size} 个微信号，预计 ${ends} 做完`,
        `By ${byAccount.size} accounts, done about ${ends}`,
      ),
      ...(later > 0
        ? [w(`当天额度不够，${later} 项第二天继续`, `Quotas leave ${later} for the next day`)]
        : []),
    ],
    validMs: endsAt.getTime() - of.begins.getTime() + DAY_MS,
  };
}
