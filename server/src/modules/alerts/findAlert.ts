import { nearestIds } from '@cunkebao/shared/kernel';
import { Fault, wordsIn, type Actor, type Ctx } from '../../kernel';
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
  const w = wordsIn(ctx);
  const hint =
    near.length > 0
      ? w(`，是不是 ${near.join('、')}？`, `; did you mean ${near.join(', ')}?`)
      : w('，说「告警」看全部', '; say "alerts" for all');
  throw new Fault('notFound', w(`没有 ${said}`, `There is no ${said}`) + hint, {
    facts: { alert: said },
    field: 'alert',
  });
}

/** What waits for somebody, as far as the asker may see it; newest first. */
export async function waitingAlerts(ctx: Ctx, states: ('open' | 'acked')[]): Promise<Alert[]> {
  return findAlerts(ctx, { people: await peopleInScope(ctx), states, most: MOST_KNOWN });
}

export function actorOfTurn(ctx: Ctx): Actor {
  if (!ctx.actor) throw new Fault('unauthorized', wordsIn(ctx)('还不认识您', 'You are not known here'));
  return ctx.actor;
}
