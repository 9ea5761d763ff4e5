import { addDays, dayOf, fromWall, toWall } from '@cunkebao/shared/kernel';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];
const two = (n: number): string => String(n).padStart(2, '0');

/** '18:00:05' in the tenant zone. */
export function timeWords(at: Date, tz: string): string {
  const w = toWall(at, tz);
  return `${two(w.hour)}:${two(w.minute)}:${two(w.second)}`;
}

/** '2026年11月22日 星期日' in the tenant zone. */
export function dateWords(at: Date, tz: string): string {
  const w = toWall(at, tz);
  return `${w.year}年${w.month}月${w.day}日 星期${WEEKDAYS[w.weekday - 1] ?? ''}`;
}

export const zoneWords = (tz: string): string => (tz === 'Asia/Shanghai' ? '北京时间' : tz);

/** How far the sandbox's clock has been turned: '拨快了 1 天 2 小时'. Null when it shows the real time. */
export function offsetWords(offsetMs: number): string | null {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  if (minutes === 0) return null;
  const parts = [
    [Math.floor(minutes / 1440), '天'],
    [Math.floor((minutes % 1440) / 60), '小时'],
    [minutes % 60, '分钟'],
  ] as const;
  const words = parts.flatMap(([n, unit]) => (n > 0 ? [`${n} ${unit}`] : []));
  return `${offsetMs > 0 ? '拨快了' : '拨慢了'} ${words.join(' ')}`;
}

const REPORT_HOUR = 18;

/** The next 18:00 of the tenant zone: today's, or tomorrow's once it has passed. The clock never runs backwards. */
export function nextReportTime(now: Date, tz: string): { at: Date; label: string } {
  const today = toWall(now, tz);
  const at = fromWall({ year: today.year, month: today.month, day: today.day, hour: REPORT_HOUR }, tz);
  if (at > now) return { at, label: '到今天 18:00' };
  const [year = 1970, month = 1, day = 1] = addDays(dayOf(now, tz), 1).split('-').map(Number);
  return { at: fromWall({ year, month, day, hour: REPORT_HOUR }, tz), label: '到明天 18:00' };
}
