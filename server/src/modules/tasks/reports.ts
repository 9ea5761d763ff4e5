import type { PhoneBody } from '@cunkebao/shared/fleet';
import { isSettled, LEASE_SECONDS } from '@cunkebao/shared/tasks';
import type { Ctx, PhoneReport } from '../../kernel';
import { releaseQuota, reopenQuota } from '../accounts';
import type { Action } from './action.entity';
import { askPhone } from './jobs/askPhone.delivery';
import { actionOf, freeAction, journalAction, renewLease, runAction } from './ledgerStore';
import { refreshTask } from './refreshTask';
import { settle } from './settle';
import { endedTogether, gotTogether, steppedTogether } from './together';
import { wakeDevice } from './wakeDevice';

type Body<T extends PhoneBody['t']> = Extract<PhoneBody, { t: T }>['d'];

/** What phones say about actions. Each frame may arrive late, twice and out of order (fleet.md §2). */
export const reports: readonly PhoneReport[] = [
  {
    ...report('got', async (ctx, action, d) => {
      if (await journalAction(ctx, action.id, d.epoch, leaseFrom(ctx))) await phoneHasIt(ctx, action);
      else askWhenStale(ctx, action, d.epoch);
    }),
    together: (ctx, said) => gotTogether(ctx, said as never),
  },
  {
    ...report('step', async (ctx, action, d) => {
      const at = { leaseUntil: leaseFrom(ctx), percent: d.percent, note: d.note ?? null };
      if (await runAction(ctx, action.id, d.epoch, at)) await phoneHasIt(ctx, action);
      else askWhenStale(ctx, action, d.epoch);
    }),
    together: (ctx, said) => steppedTogether(ctx, said as never),
  },
  {
    ...report('res', async (ctx, action, d) => {
      if (!(await settle(ctx, action, d.epoch, d.outcome))) askWhenStale(ctx, action, d.epoch);
    }),
    together: (ctx, said) => endedTogether(ctx, said as never),
  },
  report('told', (ctx, action, d) => heard(ctx, action, d)),
];

/** Also one that was taken back because the phone seemed away: then it costs its quota after all. */
async function phoneHasIt(ctx: Ctx, action: Action): Promise<void> {
  if (action.state === 'ready') await reopenQuota(ctx, action.id);
  await refreshTask(ctx, action.taskId);
}

async function heard(ctx: Ctx, action: Action, d: Body<'told'>): Promise<void> {
  switch (d.state) {
    case 'never-seen':
      if (!(await freeAction(ctx, action.id))) return;
      await releaseQuota(ctx, action.id);
      wakeDevice(ctx, action.deviceId);
      return;
    case 'journalled':
    case 'running':
      await renewLease(ctx, action.id, d.state, leaseFrom(ctx));
      return;
    case 'done':
      if (d.outcome) await settle(ctx, action, null, d.outcome);
  }
}

/**
 * An answer of another epoch is not taken at its word, for it may be about a sending that was taken back. The phone's
 * journal knows an action by its id alone, so it is asked.
 */
function askWhenStale(ctx: Ctx, action: Action, epoch: number): void {
  if (epoch === action.epoch || isSettled(action.state)) return;
  ctx.log.warn({ area: 'tasks', action: action.id, epoch, now: action.epoch }, 'answer of another epoch');
  ctx.enqueue(askPhone, { action: action.id });
}

const leaseFrom = (ctx: Ctx): Date => new Date(ctx.now.getTime() + LEASE_SECONDS * 1000);

/** A phone speaks only about its own actions; what it says of others, or of unknown ones, is noted and dropped. */
function report<T extends 'got' | 'step' | 'res' | 'told'>(
  type: T,
  handle: (ctx: Ctx, action: Action, d: Body<T>) => Promise<void>,
): PhoneReport {
  return {
    type,
    async handle(ctx, device, body) {
      const d = body.d as Body<T>;
      const action = await actionOf(ctx, d.action);
      if (action?.deviceId === device.id) await handle(ctx, action, d);
      else
        ctx.log.warn(
          { area: 'tasks', device: device.id, action: d.action, type },
          'not an action of this phone',
        );
    },
  };
}
