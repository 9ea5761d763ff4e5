import type { Cron } from './cron';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];
const two = (n: number): string => String(n).padStart(2, '0');

/** 每天 18:00 · 工作日 09:00 · 每周一 09:00 · 每月1号 09:00, for people. */
export function sayCron(cron: Cron): string {
  return `${sayDaysOfCron(cron)} ${sayTimes(cron)}`;
}

function sayDaysOfCron(cron: Cron): string {
  const months = cron.months.size === 12 ? '' : `${list(cron.months)}月`;
  if (!cron.anyDay) return `${months || '每月'}${list(cron.days)}号`;
  if (cron.anyWeekday || cron.weekdays.size === 7) return months ? `${months}每天` : '每天';
  if (cron.weekdays.size === 5 && !cron.weekdays.has(0) && !cron.weekdays.has(6)) return `${months}工作日`;
  const names = [...cron.weekdays].sort((a, b) => (a || 7) - (b || 7)).map((d) => WEEKDAYS[d]);
  return `${months}每周${names.join('、')}`;
}

function sayTimes(cron: Cron): string {
  if (cron.hours.size * cron.minutes.size > 4) return `${cron.hours.size * cron.minutes.size} 次`;
  const times = [...cron.hours].flatMap((h) => [...cron.minutes].map((m) => `${two(h)}:${two(m)}`));
  return times.sort().join('、');
}

const list = (values: ReadonlySet<number>): string => [...values].sort((a, b) => a - b).join('、');
