import { z } from 'zod';
import { endpoint } from '../kernel';
import { DEVICE_STATES } from './deviceStates';

export const deviceState = z.enum(DEVICE_STATES);

export const deviceRow = z.object({
  /** D-012 */
  id: z.string(),
  name: z.string(),
  state: deviceState,
  /** why it is in this state, for people: 心跳中断、电量 9% 未充电… */
  cause: z.string(),
  /** when this state began */
  since: z.iso.datetime(),
  battery: z.number().nullable(),
  charging: z.boolean(),
  network: z.string().nullable(),
  group: z.string().nullable(),
  operator: z.string().nullable(),
  account: z.object({ id: z.string(), nickname: z.string(), healthScore: z.number() }).nullable(),
  lastSeenAt: z.iso.datetime().nullable(),
});
export type DeviceRow = z.infer<typeof deviceRow>;

export const deviceEvent = z.object({ at: z.iso.datetime(), kind: z.string(), text: z.string() });

export const deviceDetail = deviceRow.extend({
  model: z.string(),
  os: z.string(),
  app: z.string(),
  imeiTail: z.string(),
  freeMb: z.number().nullable(),
  pairedAt: z.iso.datetime().nullable(),
  /** the newest 20, newest first */
  events: z.array(deviceEvent),
  /** what it is doing or last did, newest first, 10 at most */
  actions: z.array(
    z.object({
      task: z.string().nullable(),
      kind: z.string(),
      state: z.string(),
      text: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});
export type DeviceDetail = z.infer<typeof deviceDetail>;

export const listDevices = endpoint({
  method: 'GET',
  path: '/api/v1/devices',
  permission: 'device.list',
  query: z.object({
    state: deviceState.optional(),
    /** part of the id, the name or the account's nickname */
    search: z.string().max(40).optional(),
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  reply: z.object({
    rows: z.array(deviceRow),
    total: z.number(),
    /** how many there are in each state, unfiltered */
    counts: z.record(z.string(), z.number()),
  }),
});

export const getDevice = endpoint({
  method: 'GET',
  path: '/api/v1/devices/:id',
  permission: 'device.show',
  params: z.object({ id: z.string().max(16) }),
  reply: deviceDetail,
});
