import { addDays } from '../../kernel';
import { day } from './calendar';

/** [first day, days off] by year; from 2026 on the state council's usual pattern where it has not decided yet. */
const MOVING: Record<string, Record<number, readonly [string, number]>> = {
  春节: {
    2024: ['2024-02-10', 8],
    2025: ['2025-01-28', 8],
    2026: ['2026-02-15', 9],
    2027: ['2027-02-05', 8],
    2028: ['2028-01-25', 8],
  },
  清明: {
    2024: ['2024-04-04', 3],
    2025: ['2025-04-04', 3],
    2026: ['2026-04-04', 3],
    2027: ['2027-04-03', 3],
    2028: ['2028-04-02', 3],
  },
  端午: {
    2024: ['2024-06-08', 3],
    2025: ['2025-05-31', 3],
    2026: ['2026-06-19', 3],
    2027: ['2027-06-07', 3],
    2028: ['2028-05-27', 3],
  },
  中秋: {
    2024: ['2024-09-15', 3],
    2025: ['2025-10-06', 1],
    2026: ['2026-09-25', 3],
    2027: ['2027-09-15', 3],
    2028: ['2028-10-03', 1],
  },
  除夕: {
    2024: ['2024-02-09', 1],
    2025: ['2025-01-28', 1],
    2026: ['2026-02-16', 1],
    2027: ['2027-02-05', 1],
    2028: ['2028-01-25', 1],
  },
  元宵: {
    2024: ['2024-02-24', 1],
    2025: ['2025-02-12', 1],
    2026: ['2026-03-03', 1],
    2027: ['2027-02-20', 1],
    2028: ['2028-02-09', 1],
  },
  七夕: {
    2024: ['2024-08-10', 1],
    2025: ['2025-08-29', 1],
    2026: ['2026-08-19', 1],
    2027: ['2027-08-08', 1],
    2028: ['2028-08-26', 1],
  },
  重阳: {
    2024: ['2024-10-11', 1],
    2025: ['2025-10-29', 1],
    2026: ['2026-10-18', 1],
    2027: ['2027-10-08', 1],
    2028: ['2028-10-26', 1],
  },
};

/** month, day, days */
const FIXED: Record<string, readonly [number, number, number]> = {
  元旦: [1, 1, 1],
  情人节: [2, 14, 1],
  妇女节: [3, 8, 1],
  三八节: [3, 8, 1],
  三八: [3, 8, 1],
  劳动节: [5, 1, 5],
  五一: [5, 1, 5],
  儿童节: [6, 1, 1],
  六一: [6, 1, 1],
  六一八: [6, 18, 1],
  '618': [6, 18, 1],
  教师节: [9, 10, 1],
  国庆: [10, 1, 7],
  十一: [10, 1, 7],
  双十一: [11, 11, 1],
  双11: [11, 11, 1],
  双十二: [12, 12, 1],
  双12: [12, 12, 1],
  平安夜: [12, 24, 1],
  圣诞: [12, 25, 1],
};

/** The first day of the festival itself where it differs from the first day off. */
const NEW_YEAR_DAY: Record<number, string> = {
  2024: '2024-02-10',
  2025: '2025-01-29',
  2026: '2026-02-17',
  2027: '2027-02-06',
  2028: '2028-01-26',
};

export const HOLIDAY_NAMES: readonly string[] = [
  ...Object.keys(MOVING),
  ...Object.keys(FIXED),
  '年三十',
  '大年三十',
  '大年初一',
  '初一',
].sort((a, b) => b.length - a.length);

const ALIAS: Record<string, string> = { 年三十: '除夕', 大年三十: '除夕' };

/** Days [from, to) of a holiday in one year, or null outside the table. */
export function holiday(name: string, year: number): { from: string; to: string } | null {
  if (name === '大年初一' || name === '初一') {
    const first = NEW_YEAR_DAY[year];
    return first === undefined ? null : { from: first, to: addDays(first, 1) };
  }
  const key = ALIAS[name] ?? name;
  const fixed = FIXED[key];
  if (fixed) {
    const from = day(year, fixed[0], fixed[1]);
    return { from, to: addDays(from, fixed[2]) };
  }
  const moving = MOVING[key]?.[year];
  return moving ? { from: moving[0], to: addDays(moving[0], moving[1]) } : null;
}
