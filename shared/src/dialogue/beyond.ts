import type { Words } from '../kernel';

/** Figures that are shares of a hundred, as people call them. */
const SHARES: Record<string, readonly [zh: string, en: string]> = {
  battery: ['电量', 'The battery'],
  onlineRate: ['在线率', 'The online rate'],
  deviceOnlineRate: ['设备在线率', 'The online rate'],
  accountOnlineRate: ['账号在线率', 'The online rate'],
  healthScore: ['健康分', 'The health score'],
  averageHealth: ['平均健康分', 'The mean health score'],
  failureRate: ['失败率', 'The failure rate'],
  passRate: ['通过率', 'The pass rate'],
};

/** The sentence for a figure or a position that cannot be: it names the range (commands.md §4). Null when all can be. */
export function beyond(args: Record<string, unknown>, listed: number | null, w: Words): string | null {
  return beyondShare(args['comparison'], w) ?? beyondList(args['ordinals'], listed, w);
}

function beyondShare(comparison: unknown, w: Words): string | null {
  const { field = '', value, max } = (comparison ?? {}) as { field?: string; value?: number; max?: number };
  const name = SHARES[field];
  const wrong = [value, max].find((n) => n !== undefined && (n < 0 || n > 100));
  if (!name || wrong === undefined) return null;
  return w(`${name[0]}在 0 到 100 之间，没有 ${wrong}`, `${name[1]} is between 0 and 100, not ${wrong}`);
}

function beyondList(ordinals: unknown, listed: number | null, w: Words): string | null {
  if (!Array.isArray(ordinals) || listed === null || listed === 0) return null;
  const wrong = ordinals.find((n) => typeof n === 'number' && n > listed) as number | undefined;
  if (wrong === undefined) return null;
  return w(
    `没有第 ${wrong} 个，刚才的列表有 ${listed} 条：第 1 到第 ${listed} 个`,
    `There is no number ${wrong}: the last list has 1 to ${listed}`,
  );
}
