import { after, type Calendar, DAY, type Dice, MINUTE } from '@cunkebao/shared/demo';
import { addDays, dayBounds, dayOf } from '@cunkebao/shared/kernel';
import type { Ctx } from '../kernel';
import { reckonHealth, reportHealthEvent } from '../modules/accounts';
import { ACCOUNTS } from './accounts';
import { insertRows } from './insertRows';
import { DAYS, YOUNG_DAYS } from './lives';
import { PEOPLE } from './people';
import { PHONES } from './phones';

/** Accounts, where they were logged in, their health events told one by one, and what they did today and before. */
export async function insertAccounts(ctx: Ctx, dice: Dice, calendar: Calendar): Promise<void> {
  await insertRows(
    ctx,
    'accounts',
    ACCOUNT,
    ACCOUNTS.map((a) => accountRow(a, calendar)),
  );
  await insertRows(
    ctx,
    'account_logins',
    'account_id, device_id, logged_in_at, logged_out_at',
    logins(calendar),
  );
  await reportEvents(ctx, calendar);
  await insertPause(ctx, calendar);
  await insertRows(
    ctx,
    'account_quota_uses',
    'account_id, kind, at, ref, state',
    usesOfToday(dice, calendar),
  );
  await insertRows(ctx, 'account_events', 'ref, kind, at, account_id, member, team', moments(dice, calendar));
  const presence = 'day, subject, subject_id, samples, online, health';
  await insertRows(ctx, 'daily_presence', presence, await presenceRows(ctx, dice, calendar));
}

const ACCOUNT = `id, device_id, wechat_id, nickname, alias, kind, team, operator, friends, registered_at,
  active_days30, health_score, health_at, created_at`;

function accountRow(a: (typeof ACCOUNTS)[number], calendar: Calendar): unknown[] {
  const operator = PEOPLE.find((p) => p.department === a.team)?.userid ?? null;
  const today = calendar.day(0);
  const registered =
    a.years > 0
      ? addDays(`${Number(today.slice(0, 4)) - a.years}${today.slice(4)}`, -130)
      : calendar.day(YOUNG_DAYS);
  const registeredAt = after(dayBounds(registered, calendar.tz).from, 10 * 60 * MINUTE);
  return [
    ...[
      a.id,
      a.device,
      a.wechatId,
      a.nickname,
      a.alias ? a.wechatId : null,
      a.kind,
      a.team,
      operator,
      a.friends,
    ],
    ...[registeredAt, a.activeDays, 60, calendar.now, calendar.at(a.years > 0 ? 74 : YOUNG_DAYS, 11)],
  ];
}

function logins(calendar: Calendar): unknown[][] {
  const on = ACCOUNTS.filter((a) => a.device);
  const off = ACCOUNTS.filter((a) => !a.device);
  return [
    ...off.map((a, i) => [a.id, PHONES[i + 1]?.device, calendar.at(74, 9), calendar.at(20 - i * 3, 18, 20)]),
    ...on.map((a, i) => [a.id, a.device, calendar.at(a.years > 0 ? 19 - (i % 5) * 3 : YOUNG_DAYS, 19), null]),
  ];
}

/** Through the product's own verb, as of the time they happened: prices, pauses and scores are its decisions. */
async function reportEvents(ctx: Ctx, calendar: Calendar): Promise<void> {
  for (const account of ACCOUNTS) {
    for (const [i, [kind, ago, hour, minute]] of account.events.entries()) {
      const at = calendar.at(ago, hour, minute);
      const report = { accountId: account.id, kind, at, sourceRef: `demo:${account.id}:${i}` };
      await reportHealthEvent({ ...ctx, now: at }, report);
    }
    await reckonHealth(ctx, account.id);
  }
  // what people were told of it then is past: nobody hears it on the first day of the demo
  await ctx.db.query("DELETE FROM outbox_messages WHERE message_key LIKE 'post:penalty:%'");
}

async function insertPause(ctx: Ctx, calendar: Calendar): Promise<void> {
  await insertRows(ctx, 'account_pauses', 'account_id, scope, starts_at, until, reason, created_by', [
    ['A-0026', 'send', after(calendar.now, -2 * 60 * MINUTE), calendar.at(-1, 9), '人工暂停', 'zhaoqi'],
  ]);
}

/** What is used of today's quotas, as far as the day has come. */
function usesOfToday(dice: Dice, calendar: Calendar): unknown[][] {
  const rows: unknown[][] = [];
  const opened = calendar.at(0, 8).getTime();
  const awake = calendar.now.getTime() - opened;
  if (awake <= 0) return rows;
  const add = (account: string, kind: string, most: number): void => {
    const count = Math.floor(dice.int(0, most) * Math.min(1, awake / (12 * 60 * MINUTE)));
    for (let n = 0; n < count; n++)
      rows.push([account, kind, new Date(opened + dice.next() * awake), `demo:${rows.length}`, 'committed']);
  };
  for (const { id } of ACCOUNTS.filter((a) => a.device)) {
    add(id, 'add', 4);
    add(id, 'message', 70);
    add(id, 'like', 20);
  }
  return rows;
}

/** Four to eight moments a day over all accounts, in the slots of domain.md §6. */
function moments(dice: Dice, calendar: Calendar): unknown[][] {
  const rows: unknown[][] = [];
  const posting = ACCOUNTS.filter((a) => a.device);
  for (let ago = DAYS - 1; ago >= 0; ago--) {
    for (let n = dice.int(4, 8); n > 0; n--) {
      const account = dice.pick(posting);
      const at = calendar.at(ago, dice.pick([8, 12, 15, 18, 21]), dice.int(0, 59), dice.int(0, 59));
      if (at > calendar.now) continue;
      rows.push([`demo:moment:${rows.length}`, 'momentPublished', at, account.id, 'hexiao', account.team]);
    }
  }
  return rows;
}

/** Samples of ten minutes: mostly online, now and then a bad day; scores wander to where they are today. */
async function presenceRows(ctx: Ctx, dice: Dice, calendar: Calendar): Promise<unknown[][]> {
  const rows: unknown[][] = [];
  const scores = await ctx.db.query<
    {
      id: string;
      health_score: number;
    }[]
  >('SELECT id, health_score FROM accounts');
  const samplesToday = Math.floor((calendar.now.getTime() - calendar.at(0, 0).getTime()) / (10 * MINUTE));
  for (let ago = DAYS - 1; ago >= 0; ago--) {
    const day = dayOf(calendar.at(ago, 12), calendar.tz);
    const samples = ago === 0 ? samplesToday : DAY / (10 * MINUTE);
    const online = (): number =>
      Math.round(samples * (dice.chance(0.06) ? 0.5 + dice.next() * 0.4 : 0.95 + dice.next() * 0.05));
    for (const { device } of PHONES) rows.push([day, 'device', device, samples, online(), null]);
    for (const a of ACCOUNTS.filter((one) => one.device)) {
      const today = scores.find((s) => s.id === a.id)?.health_score ?? 60;
      const calm = a.events.some((e) => e[1] >= ago) ? today : Math.min(98, today + a.events.length * 8);
      const health = Math.max(0, Math.min(100, calm + (ago === 0 ? 0 : dice.int(-2, 2))));
      rows.push([day, 'account', a.id, samples, online(), health]);
    }
  }
  return rows;
}
