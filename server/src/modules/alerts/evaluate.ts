import {
  nextSteps,
  rulesInForce,
  type AlertLevel,
  type AlertStep,
  type Cause,
  type LiveAlert,
} from '@cunkebao/shared/alerts';
import { assertNever } from '@cunkebao/shared/kernel';
import { nextId, type Ctx } from '../../kernel';
import { ownersOf } from '../operators';
import {
  holdLook,
  insertAlert,
  liveAlerts,
  lockAlert,
  noteClearing,
  noteEscalated,
  noteTold,
  setResolved,
  stillOn,
} from './alertStore';
import { gatherFacts, type Measured } from './gatherFacts';
import { sendLetters, type Letter } from './letters';
import { recipientsOf } from './recipients';
import { ownRules } from './ruleStore';
import {
  beginWatch,
  endWatch,
  forgetQuiets,
  quietNow,
  setSubjects,
  subjectsOf,
  watchesNow,
} from './subjectStore';
import { escalated, opened, recovered, spread } from './tell';

/** One look at everything that is watched. Safe to repeat: the same facts open and tell nothing twice. */
export async function evaluate(ctx: Ctx, measured: Measured): Promise<void> {
  await holdLook(ctx);
  await forgetQuiets(ctx);
  const rules = rulesInForce(await ownRules(ctx));
  const facts = await gatherFacts(ctx, rules, measured);
  const live = await withSubjects(ctx);
  const silence = { quiets: await quietNow(ctx), watches: await watchesNow(ctx) };
  const letters: Letter[] = [];
  for (const step of nextSteps(rules, facts, live, silence, ctx.now))
    letters.push(...(await take(ctx, step)));
  await sendLetters(ctx, letters);
}

async function withSubjects(ctx: Ctx): Promise<LiveAlert[]> {
  const live = await liveAlerts(ctx);
  const subjects = await subjectsOf(
    ctx,
    live.map((a) => a.id),
  );
  return live.map((a) => ({
    ...a,
    state: a.state === 'acked' ? 'acked' : 'open',
    subjects: subjects.get(a.id) ?? [],
  }));
}

async function take(ctx: Ctx, step: AlertStep): Promise<Letter[]> {
  switch (step.do) {
    case 'open':
      return open(ctx, step);
    case 'update':
      return update(ctx, step);
    case 'recover':
      return recover(ctx, step.alert);
    case 'escalate':
      return escalate(ctx, step.alert);
    case 'clearing':
      await noteClearing(ctx, step.alert.id);
      return [];
    case 'watch':
      await beginWatch(ctx, step.cause);
      return [];
    case 'unwatch':
      await endWatch(ctx, step);
      return [];
    default:
      return assertNever(step);
  }
}

async function open(ctx: Ctx, { cause, level }: Extract<AlertStep, { do: 'open' }>): Promise<Letter[]> {
  const id = await nextId(ctx, 'alert');
  const { field, site, title, subjects } = cause;
  const to = await recipientsOf(ctx, cause);
  await insertAlert(ctx, { id, field, site, level, title, toldCount: subjects.length });
  await setSubjects(ctx, id, subjects);
  ctx.log.info({ area: 'alerts', verb: 'open', alert: id, field, subjects: subjects.length }, 'alert opened');
  return opened(ctx, { ...named(id, level, cause), emphasis: cause.emphasis }, subjects, to);
}

async function update(ctx: Ctx, step: Extract<AlertStep, { do: 'update' }>): Promise<Letter[]> {
  const { alert, cause, tell } = step;
  await stillOn(ctx, alert.id, cause.title);
  await setSubjects(ctx, alert.id, cause.subjects);
  if (tell.length === 0) return [];
  const count = new Set([...alert.subjects, ...cause.subjects].map((s) => s.id)).size;
  await noteTold(ctx, alert.id, count);
  const to = await recipientsOf(ctx, { field: alert.field, subjects: tell });
  const { id, level } = alert;
  const shown = { ...named(id, level, cause), emphasis: cause.emphasis };
  return spread(ctx, shown, { subjects: tell, count }, to);
}

const named = (id: string, level: AlertLevel, { field, title }: Cause) => ({
  id,
  field,
  level,
  title: title.zh,
  titleEn: title.en,
});

async function recover(ctx: Ctx, { id }: LiveAlert): Promise<Letter[]> {
  await setResolved(ctx, id, null, null);
  await setSubjects(ctx, id, []);
  const ended = await lockAlert(ctx, id);
  ctx.log.info({ area: 'alerts', verb: 'recover', alert: id }, 'alert recovered');
  return ended ? recovered(ctx, ended) : [];
}

async function escalate(ctx: Ctx, { id }: LiveAlert): Promise<Letter[]> {
  const alert = await lockAlert(ctx, id);
  if (!alert) return [];
  await noteEscalated(ctx, id);
  ctx.log.info({ area: 'alerts', verb: 'escalate', alert: id }, 'alert escalated');
  return escalated(ctx, alert, await ownersOf(ctx));
}
