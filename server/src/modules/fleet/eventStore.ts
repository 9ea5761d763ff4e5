import { EVENT_KINDS } from '@cunkebao/shared/insight';
import { Between, In, MoreThan, Not, type FindOptionsWhere } from 'typeorm';
import type { Ctx } from '../../kernel';
import { DeviceEvent } from './deviceEvent.entity';

export interface NewEvent {
  ref: string;
  kind: string;
  at: Date;
  accountId?: string | null;
  text?: string;
  data?: Record<string, unknown> | null;
}

/** The id of the new row; null when this device has told it before. */
export async function insertEvent(ctx: Ctx, deviceId: string, e: NewEvent): Promise<string | null> {
  const result = await ctx.db.query<{ affectedRows: number; insertId: number }>(
    `INSERT IGNORE INTO device_events (device_id, ref, kind, at, account_id, text, data, stored_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      deviceId,
      e.ref,
      e.kind,
      e.at,
      e.accountId ?? null,
      (e.text ?? '').slice(0, 200),
      e.data ? JSON.stringify(e.data) : null,
      ctx.now,
    ],
  );
  return result.affectedRows === 0 ? null : String(result.insertId);
}

export function eventById(ctx: Ctx, id: string): Promise<DeviceEvent | null> {
  return ctx.db.findOneBy(DeviceEvent, { id });
}

/** Newest first. Index ix_device_events_at. */
export function eventsOf(
  ctx: Ctx,
  deviceId: string,
  most: number,
  period?: { from: Date; to: Date },
): Promise<DeviceEvent[]> {
  const where: FindOptionsWhere<DeviceEvent> = { deviceId };
  if (period) where.at = Between(period.from, period.to);
  return ctx.db.find(DeviceEvent, { where, order: { at: 'DESC', id: 'DESC' }, take: most });
}

const OF_CUSTOMERS: readonly string[] = [...EVENT_KINDS, 'momentPublished'];
const OWN_MS = 30 * 86_400_000;

/** What happened to the device itself in the last month, newest first: a lively account would hide it otherwise. */
export function ownEventsOf(ctx: Ctx, deviceId: string, most: number): Promise<DeviceEvent[]> {
  return ctx.db.find(DeviceEvent, {
    where: {
      deviceId,
      kind: Not(In([...OF_CUSTOMERS])),
      at: MoreThan(new Date(ctx.now.getTime() - OWN_MS)),
    },
    order: { at: 'DESC', id: 'DESC' },
    take: most,
  });
}
