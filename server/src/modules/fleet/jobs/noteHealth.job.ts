import { healthOfCode, healthOfEvent } from '@cunkebao/shared/fleet';
import { z } from 'zod';
import { job, type Ctx } from '../../../kernel';
import { accountsOnDevices, reportHealthEvent } from '../../accounts';
import { actionById } from '../../tasks';
import { eventById } from '../eventStore';

type Kind = NonNullable<ReturnType<typeof healthOfEvent>>;

/** A phone reported something that tells on its account's health. */
export const noteEventHealth = job({
  name: 'fleet.noteEventHealth',
  queue: 'work',
  data: z.object({ id: z.string() }),
  async run(ctx, { id }) {
    const event = await eventById(ctx, id);
    const kind = event && healthOfEvent(event.kind);
    if (!event || !kind) return;
    // The phone reports the failed action as well; both are one happening.
    const action = typeof event.data?.['action'] === 'string' ? event.data['action'] : null;
    const sourceRef = action ? refOfAction(action) : `event:${event.id}`;
    await note(ctx, event.deviceId, event.accountId, {
      kind,
      at: event.at,
      sourceRef,
      serious: event.kind === 'banned',
    });
  },
});

/** An action failed with a warning of the platform: it counts at once (fleet.md §2). */
export const noteActionHealth = job({
  name: 'fleet.noteActionHealth',
  queue: 'work',
  data: z.object({ id: z.string() }),
  async run(ctx, { id }) {
    const action = await actionById(ctx, id);
    if (action?.outcome?.state !== 'failed') return;
    const kind = healthOfCode(action.outcome.code);
    if (!kind) return;
    await note(ctx, action.deviceId, action.accountId, {
      kind,
      at: action.settledAt ?? ctx.now,
      sourceRef: refOfAction(action.id),
    });
  },
});

const refOfAction = (id: string): string => `action:${id.slice(0, 64)}`;

/** Only the account we know to be on this phone: a phone cannot harm another one's. */
async function note(
  ctx: Ctx,
  deviceId: string,
  named: string | null,
  what: { kind: Kind; at: Date; sourceRef: string; serious?: boolean },
): Promise<void> {
  const account = (await accountsOnDevices(ctx, [deviceId])).get(deviceId);
  if (!account || (named !== null && named !== account.id)) {
    ctx.log.info(
      { area: 'fleet', verb: 'noteHealth', device: deviceId, kind: what.kind },
      'no account of ours',
    );
    return;
  }
  await reportHealthEvent(ctx, { accountId: account.id, ...what });
}
