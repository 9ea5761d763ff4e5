export const PAGE_ROWS = 8;

export interface Page<T> {
  rows: T[];
  page: number;
  pages: number;
  total: number;
}

/** One page of 8 (commands.md §1.7); a page that does not exist becomes the nearest one. */
export function pageOf<T>(rows: readonly T[], wanted: number): Page<T> {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  return {
    rows: rows.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS),
    page,
    pages,
    total: rows.length,
  };
}
