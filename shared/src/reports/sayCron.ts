import { wordsOf, type Words } from '../kernel';
import type { Cron } from './cron';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];
const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const two = (n: number): string => String(n).padStart(2, '0');

/** 每天 18:00 · 工作日 09:00 · 每周一 09:00 · 每月1号 09:00, for people. */
export function sayCron(cron: Cron, w: Words = wordsOf('zh')): string {
  return `${w(sayDaysOfCron(cron), daysInEnglish(cron))} ${sayTimes(cron, w)}`;
}

/** every day · weekdays · every Monday · on day 1 of every month */
function daysInEnglish(cron: Cron): string {
  const months =
    cron.months.size === 12 ? '' : ` in month ${[...cron.months].sort((a, b) => a - b).join(', ')}`;
  const days = [...cron.days].sort((a, b) => a - b).join(', ');
  if (!cron.anyDay) return `on day ${days}${months || ' of every month'}`;
  if (cron.anyWeekday || cron.weekdays.size === 7) return `every day${months}`;
  if (isWorkdays(cron)) return `weekdays${months}`;
  const names = [...cron.weekdays].sort((a, b) => (a || 7) - (b || 7)).map((d) => WEEKDAYS_EN[d]);
  return `every ${names.join(', ')}${months}`;
}

const isWorkdays = ({ weekdays }: Cron): boolean =>
  weekdays.size === 5 && !weekdays.has(0) && !weekdays.has(6);

function sayDaysOfCron(cron: Cron): string {
  const months = cron.months.size === 12 ? '' : `${list(cron.months)}月`;
  if (!cron.anyDay) return `${months || '每月'}${list(cron.days)}号`;
  if (cron.anyWeekday || cron.weekdays.size === 7) return months ? `${months}每天` : '每天';
  if (isWorkdays(cron)) return `${months}工作日`;
  const names = [...cron.weekdays].sort((a, b) => (a || 7) - (b || 7)).map((d) => WEEKDAYS[d]);
  return `${months}每周${names.join('、')}`;
}

function sayTimes(cron: Cron, w: Words): string {
  const count = cron.hours.size * cron.minutes.size;
  if (count > 4) return w(`${count} 次`, `${count} times`);
  const times = [...cron.hours].flatMap((h) => [...cron.minutes].map((m) => `${two(h)}:${two(m)}`));
  return times.sort().join(w('、', ', '));
}

const list = (values: ReadonlySet<number>): string => [...values].sort((a, b) => a - b).join('、');
