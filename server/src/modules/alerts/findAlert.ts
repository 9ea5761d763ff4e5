import { nearestIds } from '@cunkebao/shared/kernel';
import { Fault, type Actor, type Ctx } from '../../kernel';
import { peopleInScope } from '../operators';
import { findAlerts, lockAlert, type Alert } from './alertStore';

const ID = /^AL-\d{1,10}$/;
const MOST_KNOWN = 200;

/** The alert of this id, locked, if the asker may see it; else a Fault that names the nearest. */
export async function findAlert(ctx: Ctx, said: string): Promise<Alert> {
  const people = await peopleInScope(ctx);
  const id = said.toUpperCase();
  const [found] = ID.test(id) ? await findAlerts(ctx, { people, id, most: 1 }) : [];
  const alert = found ? await lockAlert(ctx, found.id) : null;
  if (alert) return alert;
  const known = await findAlerts(ctx, { people, most: MOST_KNOWN });
  const near = nearestIds(
    id,
    known.map((a) => a.id),
  );
  const hint = near.length > 0 ? `，是不是 ${near.join('、')}？` : '，说「告警」看全部';
  throw new Fault('notFound', `没有 ${said}${hint}`, { facts: { alert: said }, field: 'alert' });
}

/** What waits for somebody, as far as the asker may see it; newest first. */
export async function waitingAlerts(ctx: Ctx, states: ('open' | 'acked')[]): Promise<Alert[]> {
  return findAlerts(ctx, { people: await peopleInScope(ctx), states, most: MOST_KNOWN });
}

export function actorOfTurn(ctx: Ctx): Actor {
  if (!ctx.actor) throw new Fault('unauthorized', '还不认识您');
  return ctx.actor;
}
