import { METRICS, isMetric, metricName, type MetricUnit } from '../insight';
import { wordsOf, type Words } from '../kernel';
import type { RoleId } from '../operators';
import type { AlertLevel } from './levels';

/** What a rule can watch besides the daily metrics. */
export const WATCHED = [
  'offlineMinutes',
  'battery',
  'freeMb',
  'abnormal',
  'quarantined',
  'onlineRate',
  'accountOnlineRate',
  'healthScore',
  'newFriendsDrop',
  'failureRate',
  'queueLag',
  'wecomErrors',
] as const;
export type Watched = (typeof WATCHED)[number];

export interface AlertField {
  name: string;
  unit: string;
  /** which side is trouble; metrics may be watched on both */
  trouble: 'below' | 'above' | 'either';
  min: number;
  max: number;
  level: AlertLevel;
  /** rings only when broken this long: phones that come back one by one after a start are no alert */
  holdMinutes: number;
  /** over only when it has been over this long, so that a figure near its bound does not ring all day */
  clearMinutes: number;
  /** who is told, besides the owners */
  tell: readonly RoleId[];
}

const MATRIX = ['matrixOps'] as const;
const SYSTEM = ['matrixOps', 'admin'] as const;

const FIELDS: Record<Watched, AlertField> = {
  offlineMinutes: field('设备离线时长', '分钟', 'above', [1, 1440], 'red', 0, MATRIX),
  battery: field('设备电量', '%', 'below', [0, 100], 'yellow', 0, MATRIX),
  freeMb: field('设备剩余空间', 'MB', 'below', [0, 1_000_000], 'yellow', 0, MATRIX),
  abnormal: { ...field('设备异常', '台', 'above', [1, 1], 'yellow', 2, MATRIX), holdMinutes: 2 },
  quarantined: field('设备隔离', '台', 'above', [1, 1], 'red', 0, SYSTEM),
  onlineRate: { ...field('设备在线率', '%', 'below', [0, 100], 'red', 2, MATRIX), holdMinutes: 2 },
  accountOnlineRate: { ...field('账号在线率', '%', 'below', [0, 100], 'red', 2, MATRIX), holdMinutes: 2 },
  healthScore: field('健康分', '分', 'below', [0, 100], 'yellow', 0, MATRIX),
  newFriendsDrop: field('新增好友降幅', '%', 'above', [1, 100], 'yellow', 30, MATRIX),
  failureRate: field('任务失败率', '%', 'above', [0, 100], 'red', 5, MATRIX),
  queueLag: field('队列积压', '分钟', 'above', [1, 1440], 'red', 1, SYSTEM),
  wecomErrors: field('企业微信接口出错', '次', 'above', [1, 1000], 'red', 5, SYSTEM),
};

/** `unit` as it stands behind a figure */
const ENGLISH: Record<Watched, { name: string; unit: string }> = {
  offlineMinutes: { name: 'time a device is offline', unit: 'min' },
  battery: { name: 'device battery', unit: '%' },
  freeMb: { name: 'free space of a device', unit: 'MB' },
  abnormal: { name: 'abnormal devices', unit: '' },
  quarantined: { name: 'quarantined devices', unit: '' },
  onlineRate: { name: 'device online rate', unit: '%' },
  accountOnlineRate: { name: 'account online rate', unit: '%' },
  healthScore: { name: 'health score', unit: '' },
  newFriendsDrop: { name: 'fall of new friends', unit: '%' },
  failureRate: { name: 'task failure rate', unit: '%' },
  queueLag: { name: 'queue lag', unit: 'min' },
  wecomErrors: { name: 'WeCom errors', unit: '' },
};

const isWatched = (id: string): id is Watched => Object.hasOwn(FIELDS, id);

/** null: nothing an alert could be made of. */
export function fieldOf(id: string, w: Words = wordsOf('zh')): AlertField | null {
  if (isWatched(id)) return w(FIELDS[id], { ...FIELDS[id], ...ENGLISH[id] });
  if (!isMetric(id)) return null;
  const { unit } = METRICS[id];
  const max = unit === 'percent' ? 100 : 1_000_000_000;
  const shape = field(metricName(id, w), unitOf(unit, w), 'either', [0, max], 'yellow', 0, []);
  return { ...shape, tell: ['product', 'matrixOps'] };
}

function unitOf(unit: MetricUnit, w: Words): string {
  if (unit === 'percent') return '%';
  return unit === 'yuan' ? w('元', 'yuan') : '';
}

function field(
  name: string,
  unit: string,
  trouble: AlertField['trouble'],
  [min, max]: readonly [number, number],
  level: AlertLevel,
  clearMinutes: number,
  tell: readonly RoleId[],
): AlertField {
  return { name, unit, trouble, min, max, level, holdMinutes: 0, clearMinutes, tell };
}
