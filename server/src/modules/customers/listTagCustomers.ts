import type { CustomerRow } from '@cunkebao/shared/customers';
import { Fault, type Ctx } from '../../kernel';
import { customerRow } from './customerRow';
import { countOfTag, pageOfTag, type Cursor } from './customerStore';
import { tagById } from './tagStore';

export interface TagPage {
  tag: { id: string; name: string; group: string };
  rows: CustomerRow[];
  total: number;
  /** hand it back as `after`; null = this was the last page */
  next: string | null;
}

/** One page of a tag's customers. New assignments come in front, so paging on neither repeats nor skips anybody. */
export async function listTagCustomers(
  ctx: Ctx,
  asked: { id: string; after?: string | undefined; limit: number },
): Promise<TagPage> {
  const tag = /^\d+$/.test(asked.id) ? await tagById(ctx, asked.id) : null;
  if (!tag) throw new Fault('notFound', '没有这个标签，可能已被删除', { field: 'id' });
  const after = asked.after === undefined ? null : cursorOf(asked.after);
  const found = await pageOfTag(ctx, tag.id, after, asked.limit + 1);
  const rows = found.slice(0, asked.limit);
  const last = rows.at(-1);
  return {
    tag: { id: tag.id, name: tag.name, group: tag.groupName },
    rows: rows.map((c) => customerRow(ctx, c)),
    total: await countOfTag(ctx, tag.id),
    next: last && found.length > rows.length ? `${last.taggedAt.getTime()}-${last.id}` : null,
  };
}

function cursorOf(after: string): Cursor {
  const [, at, id] = /^(\d{1,15})-(\d{1,20})$/.exec(after) ?? [];
  if (at === undefined || id === undefined)
    throw new Fault('invalid', '翻页位置不对，请从第一页重新看', { field: 'after' });
  return { at: new Date(Number(at)), id };
}
