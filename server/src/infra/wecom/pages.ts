import { z } from 'zod';
import { WecomFault } from '../../kernel';

export interface Page<T> {
  items: T[];
  /** '' at the end */
  next: string;
}

/** Absent, null or empty: there is no further page (wecom-api.md §0). */
export const nextCursor = z
  .string()
  .nullish()
  .transform((cursor) => cursor ?? '');

/** The cursor is too old or not theirs: paging begins anew (wecom-api.md §13). */
const LOST = new Set([50100, 60268]);
const MOST_PAGES = 100_000;

/** Every item to the end of the cursor. A cursor that is refused half way begins the list anew, once. */
export async function everyPage<T>(ask: (cursor: string) => Promise<Page<T>>): Promise<T[]> {
  try {
    return await walk(ask);
  } catch (error) {
    if (!(error instanceof WecomFault) || !LOST.has(error.errcode)) throw error;
    return walk(ask);
  }
}

async function walk<T>(ask: (cursor: string) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  let cursor = '';
  for (let turn = 0; turn < MOST_PAGES; turn++) {
    const page = await ask(cursor);
    for (const item of page.items) all.push(item);
    if (page.next === '') return all;
    if (page.next === cursor) break;
    cursor = page.next;
  }
  throw new WecomFault(0, 'giveUp', 'a list that does not end');
}

/** In parts of at most `most`, in order; nothing is left out. */
export function partsOf<T>(all: readonly T[], most: number): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < all.length; from += most) parts.push(all.slice(from, from + most));
  return parts;
}
