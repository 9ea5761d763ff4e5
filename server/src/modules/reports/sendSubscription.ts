import { addDays, dayOf, toWall, wordsOf, type Words } from '@cunkebao/shared/kernel';
import { allows } from '@cunkebao/shared/operators';
import { dueRuns, parseCron, type Cron } from '@cunkebao/shared/reports';
import { settings, type Actor, type Button, type Ctx, type Reply } from '../../kernel';
import { post, postToGroup } from '../conversation';
import { rollUpDay, sliceFor } from '../insight';
import { actorOf } from '../operators';
import { isKind, nameOfKind, REPORTS, type Kind } from './kinds';
import { claimRun, holdDue, removeSubscription, setNextRun, type Subscription } from './subscriptionStore';

/**
 * Sends what one subscription owes: each (report, period, recipient) once, whoever tries and however often. After
 * downtime the last three missed ones go out marked 补发, older ones are one line (domain.md §8).
 */
export async function sendSubscription(ctx: Ctx, id: string): Promise<void> {
  const subscription = await holdDue(ctx, id);
  if (!subscription) return; // sent by another server, or taken back
  const rightful = await stillRightful(ctx, subscription);
  if (!rightful) return;
  const { actor, cron, kind } = rightful;
  const due = dueRuns(cron, subscription.tz, subscription.nextRunAt, ctx.now);
  const skipped = await skip(ctx, kind, subscription, { missed: due.skipped, w: wordsOf(actor.language) });
  for (const [i, run] of due.send.entries())
    await sendRun(ctx, { kind, subscription, actor, note: i === 0 ? skipped : undefined }, run);
  if (due.next) await setNextRun(ctx, id, due.next);
  else await removeSubscription(ctx, subscription);
}

/** null: it has ended, because its person or its group is no longer there or may not read it any more. */
async function stillRightful(
  ctx: Ctx,
  s: Subscription,
): Promise<{ actor: Actor; cron: Cron; kind: Kind } | null> {
  const actor = await actorOf(ctx, s.userid);
  const cron = parseCron(s.cron);
  const kind = isKind(s.report) ? s.report : null;
  if (!actor || !cron || !kind || !allows(actor.roles, REPORTS[kind].permission)) {
    await removeSubscription(ctx, s);
    ctx.log.info({ area: 'reports', verb: 'sendSubscription', subscription: s.id }, 'subscription ended');
    return null;
  }
  const lost = s.chat !== '' && !settings().groups?.includes(s.chat);
  if (lost) await endForLostGroup(ctx, s, kind);
  return lost ? null : { actor: readerOf(s, actor), cron, kind };
}

/** A group reads Chinese, whoever subscribed it. */
const readerOf = (s: Subscription, actor: Actor): Actor =>
  s.chat === '' ? actor : { ...actor, language: 'zh' };

interface Sending {
  kind: Kind;
  subscription: Subscription;
  actor: Actor;
  note: string | undefined;
}

async function sendRun(ctx: Ctx, sending: Sending, run: { at: Date; late: boolean }): Promise<void> {
  const { kind, subscription: s, actor, note } = sending;
  const period = periodOf(run.at, s.tz);
  const mine = { report: kind, period, recipient: recipientOf(s), late: run.late, dueAt: run.at };
  if (!(await claimRun(ctx, { ...mine, state: 'posted' }))) return;
  await freshen(ctx, REPORTS[kind].days(run.at, ctx.tz));
  const more = { late: run.late, ...(note === undefined ? {} : { note }), pushed: stopButton(kind, actor) };
  // as the recipient sees it: his scope, and the buttons he may press
  const reply = await REPORTS[kind].compose({ ...ctx, actor }, run.at, sliceFor(actor), more);
  await deliver(ctx, s, reply, `${kind}-${period}`);
}

const stopButton = (kind: Kind, { language }: Actor): Button => ({
  text: wordsOf(language)(`退订${REPORTS[kind].name.zh}`, 'Stop it'),
  say: `退订${REPORTS[kind].name.zh}`,
});

/** A group gets each report of a period once, however many subscribed it. */
const recipientOf = (s: Subscription): string => (s.chat === '' ? s.userid : `群 ${s.chat}`);

function deliver(ctx: Ctx, s: Subscription, reply: Reply, key: string): Promise<void> {
  if (s.chat === '') return post(ctx, { to: s.userid, reply, key: `${key}-${s.userid}` });
  return postToGroup(ctx, { group: s.chat, reply, key });
}

/** The group is not among the settings' any more: whoever subscribed is told once. */
async function endForLostGroup(ctx: Ctx, s: Subscription, kind: Kind): Promise<void> {
  await removeSubscription(ctx, s);
  const reply = (w: Words): Reply => ({
    headline: w(
      `「${s.chat}」已不再连接，${nameOfKind(kind, w)}不再发到群里`,
      `"${s.chat}" is not connected any more; the ${nameOfKind(kind, w)} is not sent there`,
    ),
  });
  await post(ctx, { to: s.userid, reply, key: `lost-group-${s.id}` });
}

/** No event of the last seconds is missing: today and yesterday are folded once more. */
async function freshen(ctx: Ctx, days: readonly string[]): Promise<void> {
  const today = dayOf(ctx.now, ctx.tz);
  const recent = days.filter((d) => d >= addDays(today, -1) && d <= today);
  for (const day of recent) await rollUpDay(ctx, day);
}

/** Notes those too old to be sent, and says so in one line. */
async function skip(
  ctx: Ctx,
  kind: Kind,
  s: Subscription,
  { missed, w }: { missed: readonly Date[]; w: Words },
): Promise<string | undefined> {
  for (const at of missed)
    await claimRun(ctx, {
      report: kind,
      period: periodOf(at, s.tz),
      recipient: recipientOf(s),
      state: 'skipped',
      late: true,
      dueAt: at,
    });
  const [first, last] = [missed[0], missed.at(-1)].map((at) => at && REPORTS[kind].sayPeriod(at, ctx.tz, w));
  if (!first || !last) return undefined;
  const span = first.name === last.name ? first.name : `${first.name} ${w('到', 'to')} ${last.name}`;
  return w(
    `更早的 ${missed.length} 期（${span}）不再补发，可以说「${first.say}」查看`,
    `${missed.length} earlier ones (${span}) are not sent; say "${first.say}" to see them`,
  );
}

/** 2026-11-22T18:00 in the subscription's zone: two times a day are two periods. */
function periodOf(at: Date, tz: string): string {
  const w = toWall(at, tz);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${dayOf(at, tz)}T${two(w.hour)}:${two(w.minute)}`;
}
