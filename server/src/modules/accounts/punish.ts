import {
  BREACH_DAYS,
  isBreach,
  PENALTY_STOPS,
  penaltyAfter,
  penaltyEndsAt,
  penaltyNames,
  penaltyReason,
  quotasHalvedUntil,
  type HealthKind,
  type PenaltyLevel,
} from '@cunkebao/shared/accounts';
import { momentOf, type Words } from '@cunkebao/shared/kernel';
import type { Ctx, Reply } from '../../kernel';
import { post } from '../conversation';
import { ownersOf } from '../operators';
import { addTodo } from '../tickets';
import { insertPenalty } from './penaltyStore';
import { insertPause, ledgerOf, type Account } from './store';
import { nameOf } from './words';

export interface Breach {
  kind: HealthKind;
  at: Date;
  sourceRef: string;
  /** the platform says that the account is closed */
  serious: boolean;
}

/** What a phone tells of later than this is history: it counts, and nobody is woken for it. */
const NEWS_MS = 48 * 3_600_000;
/** A pause needs an end; nobody lifts this one. */
const FOREVER = new Date('9999-01-01T00:00:00Z');

/**
 * The step of the ladder a breach leads to (domain.md §2.4): written down, what it stops is paused, and whoever looks
 * after the account is told; of a banned one he has its customers to move. To be called once per event, under the
 * account's lock, when the event is in the ledger.
 */
export async function punish(ctx: Ctx, account: Account, breach: Breach): Promise<void> {
  const { kind, at, sourceRef, serious } = breach;
  if (!isBreach(kind)) return;
  const since = at.getTime() - BREACH_DAYS * 86_400_000;
  const breaches = (await ledgerOf(ctx, account.id))
    .filter((e) => isBreach(e.kind) && e.at.getTime() > since)
    .map((e) => e.at);
  const level = penaltyAfter(breaches, at, serious);
  const until = penaltyEndsAt(level, at);
  const halvedUntil = quotasHalvedUntil(level, at);
  await insertPenalty(ctx, { accountId: account.id, level, at, until, halvedUntil, sourceRef });
  await stop(ctx, account, level, until);
  ctx.log.warn({ area: 'accounts', verb: 'punish', account: account.id, level }, 'penalty');
  if (ctx.now.getTime() - at.getTime() < NEWS_MS || level === 'banned')
    await tell(ctx, account, { level, until, halvedUntil }, sourceRef);
}

async function stop(ctx: Ctx, account: Account, level: PenaltyLevel, until: Date | null): Promise<void> {
  const scope = PENALTY_STOPS[level];
  if (!scope || (until && until <= ctx.now)) return;
  const reason = penaltyReason(level);
  await insertPause(ctx, { accountId: account.id, scope, until: until ?? FOREVER, reason, createdBy: null });
}

interface Step {
  level: PenaltyLevel;
  until: Date | null;
  halvedUntil: Date | null;
}

async function tell(ctx: Ctx, account: Account, step: Step, sourceRef: string): Promise<void> {
  const to = account.operator === null ? await ownersOf(ctx) : [account.operator];
  for (const person of to) {
    await post(ctx, {
      to: person,
      key: `penalty:${sourceRef}:${person}`,
      reply: (w) => letter(ctx, account, step, w),
    });
    if (step.level === 'banned')
      await addTodo(ctx, {
        for: person,
        text: `${nameOf(account)} 已封号：把它的 ${account.friends} 位好友转给其他同事`,
        ref: `banned:${account.id}`,
      });
  }
}

function letter(ctx: Ctx, account: Account, { level, until, halvedUntil }: Step, w: Words): Reply {
  const name = penaltyNames(w)[level];
  const stops: Record<PenaltyLevel, string> = {
    warning: w('相关功能已暂停，7 天内请放慢', 'The feature concerned is paused; go slow for 7 days'),
    sendLimited: w('群发已停，回复客户不受影响', 'Mass messages are stopped; answers are not'),
    addLimited: w('加好友已停，只服务现有客户', 'Adding is stopped; existing customers only'),
    banned: w('全部动作已停；待办里有：转移它的客户', 'Everything is stopped; a to-do: move its customers'),
  };
  const end = until ? momentOf(until, ctx.tz) : null;
  return {
    headline: `⚖️ ${nameOf(account)}${w('：', ': ')}${name}`,
    lines: [
      stops[level],
      end ? w(`到 ${end} 恢复`, `Over ${end}`) : w('永久，不会恢复', 'For good'),
      ...(halvedUntil
        ? [
            w(
              `额度减半到 ${momentOf(halvedUntil, ctx.tz)}`,
              `Quotas halved until ${momentOf(halvedUntil, ctx.tz)}`,
            ),
          ]
        : []),
    ],
    buttons: [
      { text: w('账号详情', 'Details'), say: `账号 ${account.id}`, style: 'primary' },
      ...(level === 'banned' ? [{ text: w('待办', 'To-dos'), say: '待办' }] : []),
    ],
  };
}
