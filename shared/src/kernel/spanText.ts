import { wordsOf, type Words } from './language';

/** How long something lasts or lasted, in the largest unit that fits, for people: 不到 1 分钟, 5 分钟, 3 小时, 2 天. */
export function spanText(ms: number, w: Words = wordsOf('zh')): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  if (minutes < 1) return w('不到 1 分钟', 'under 1 min');
  if (minutes < 60) return w(`${minutes} 分钟`, `${minutes} min`);
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return w(`${hours} 小时`, `${hours} h`);
  const days = Math.floor(hours / 24);
  return w(`${days} 天`, `${days} days`);
}
