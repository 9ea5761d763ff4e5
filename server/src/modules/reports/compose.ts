import type { Ctx, Reply } from '../../kernel';
import type { Slice } from '../insight';

/** What a subscription adds to a report's words. */
export interface More {
  /** sent after its time: 补发 */
  late?: boolean;
  note?: string;
}

/** Makes the report a moment asks for, as this slice of the company sees it. */
export type Compose = (ctx: Ctx, at: Date, slice: Slice, more: More) => Promise<Reply>;

export const latePrefix = (more: More): string => (more.late ? '【补发】' : '');
export const noteLines = (more: More): string[] => (more.note === undefined ? [] : [more.note]);
