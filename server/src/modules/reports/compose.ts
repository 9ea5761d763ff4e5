import type { Words } from '@cunkebao/shared/kernel';
import type { Button, Ctx, Notice, Reply } from '../../kernel';
import type { Slice } from '../insight';

/** What a subscription adds to a report's words. */
export interface More {
  /** sent after its time: 补发 */
  late?: boolean;
  note?: string;
  /** it comes by the clock: as a card with its picture, and this is how one unsubscribes */
  pushed?: Button;
}

/** Makes the report a moment asks for, as this slice of the company sees it. */
export type Compose = (ctx: Ctx, at: Date, slice: Slice, more: More) => Promise<Reply>;

export const latePrefix = (more: More, w: Words): string => (more.late ? w('【补发】', '[Late] ') : '');
export const noteLines = (more: More): string[] => (more.note === undefined ? [] : [more.note]);

const PAGE = '/pages/insight/funnel/index';

/** A report that comes by itself: its next steps and 退订 are behind the ···. */
export function asNotice(
  reply: Reply,
  { pushed, note }: More,
  sections: NonNullable<Notice['sections']>,
  w: Words,
): Reply {
  if (!pushed) return reply;
  const notes = note === undefined ? [] : [{ title: w('说明', 'Note'), lines: [note] }];
  const menu = [...(reply.buttons ?? []).slice(0, 2), pushed];
  const notice = { path: reply.link?.path ?? PAGE, menu, sections: [...sections, ...notes] };
  return { ...reply, notice };
}
