/** 12,345: written out by hand because some phones' engines ignore toLocaleString's arguments. */
export const figure = (n: number): string => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');

/** 0.1234 → 12.3%; nothing to divide by is a dash, not a zero. */
export function percent(share: number | null): string {
  if (share === null) return '—';
  const hundredths = Math.round(share * 1000) / 10;
  return `${String(hundredths)}%`;
}

/** A span of minutes in the two largest words that say it. */
export function span(minutes: number | null): string {
  if (minutes === null) return '—';
  if (minutes < 1) return '不到 1 分钟';
  const whole = Math.round(minutes);
  if (whole < 60) return `${String(whole)} 分钟`;
  if (whole < 24 * 60) return joined(Math.floor(whole / 60), '小时', whole % 60, '分');
  const hours = Math.round(whole / 60);
  return joined(Math.floor(hours / 24), '天', hours % 24, '小时');
}

const joined = (big: number, bigWord: string, small: number, smallWord: string): string =>
  `${String(big)} ${bigWord}${small > 0 ? ` ${String(small)} ${smallWord}` : ''}`;

/** Free space as phones show it. */
export function megabytes(mb: number | null): string {
  if (mb === null) return '—';
  return mb < 1024 ? `${String(Math.round(mb))} MB` : `${(mb / 1024).toFixed(1)} GB`;
}
