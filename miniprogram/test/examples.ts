import type { SentenceReading } from '@cunkebao/shared/conversation';
import type { CustomerRow } from '@cunkebao/shared/customers';
import type { DeviceDetail, DeviceRow } from '@cunkebao/shared/fleet';
import type { FunnelReport } from '@cunkebao/shared/insight';
import type { Me } from '@cunkebao/shared/operators';

export const someone = (given: Partial<Me> = {}): Me => ({
  userid: 'chenjing',
  name: '陈静',
  roles: ['matrixOps', 'userOps'],
  permissions: ['device.list', 'device.restart', 'tag.list'],
  language: 'zh',
  timeZone: 'Asia/Shanghai',
  ...given,
});

export const aDevice = (given: Partial<DeviceRow> = {}): DeviceRow => ({
  id: 'D-001',
  name: '前台1号',
  state: 'online',
  cause: '心跳正常',
  since: '2026-11-22T01:00:00.000Z',
  battery: 80,
  charging: false,
  network: 'Wi-Fi',
  group: '1组',
  operator: '小李',
  account: { id: 'A-0031', nickname: '小悦', healthScore: 92 },
  lastSeenAt: '2026-11-22T06:30:00.000Z',
  ...given,
});

export const aDeviceDetail = (given: Partial<DeviceDetail> = {}): DeviceDetail => ({
  ...aDevice(),
  model: 'Redmi Note 12',
  os: 'Android 13',
  app: '1.4.2',
  imeiTail: '4821',
  freeMb: 23_800,
  pairedAt: '2026-10-10T02:00:00.000Z',
  events: [],
  actions: [],
  ...given,
});

export const aCustomer = (given: Partial<CustomerRow> = {}): CustomerRow => ({
  id: 'C-1',
  name: '王**',
  stage: 'newcomer',
  state: 'active',
  phoneTail: '1007',
  account: 'A-0031',
  addedAt: '2026-11-20T06:30:00.000Z',
  lastMessageAt: null,
  orders: 2,
  amountCents: 25_980,
  optedOut: false,
  ...given,
});

export const aFunnel = (given: Partial<FunnelReport> = {}): FunnelReport => ({
  id: 'acquisition',
  name: '获客漏斗',
  period: 'thisWeek',
  from: '2026-11-15T16:00:00.000Z',
  to: '2026-11-22T06:30:00.000Z',
  steps: [
    {
      kind: 'scanned',
      name: '扫码',
      customers: 1200,
      ofPrevious: null,
      ofFirst: 1,
      dropped: 0,
      medianMinutes: null,
    },
    {
      kind: 'passed',
      name: '通过',
      customers: 300,
      ofPrevious: 0.25,
      ofFirst: 0.25,
      dropped: 900,
      medianMinutes: 95,
    },
  ],
  conversion: 0.25,
  worstStep: '通过',
  ...given,
});

/** 离线设备, as the server reads it. */
export const aReading = (given: Partial<SentenceReading> = {}): SentenceReading => ({
  at: '2026-11-25T02:00:00.000Z',
  tz: 'Asia/Shanghai',
  command: 'device.list',
  title: '设备',
  risk: 'read',
  args: { deviceSet: { status: 'offline' } },
  confidence: 1,
  missing: [],
  ambiguous: [],
  unknown: [],
  suggestions: [],
  built: true,
  allowed: true,
  refusal: null,
  ...given,
});

export const notUnderstood = (): SentenceReading =>
  aReading({ command: null, title: null, risk: null, args: {}, confidence: 0, built: false, allowed: false });
