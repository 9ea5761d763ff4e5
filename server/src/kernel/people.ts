/** A column that holds a member's userid. */
export interface PeopleColumn {
  table: string;
  column: string;
  /** stands before the userid */
  prefix?: string;
  /** only in rows whose other column says so: the same column holds other ids, too */
  when?: { column: string; is: string };
}

/** Columns of one table, each holding nothing but a userid. */
export const userids = (table: string, ...columns: readonly string[]): PeopleColumn[] =>
  columns.map((column) => ({ table, column }));

let all: readonly PeopleColumn[] = [];

/** Called once when the product is put together. */
export function registerPeople(columns: readonly PeopleColumn[]): void {
  all = columns;
}

/** Every column that follows a member to a new userid. */
export const peopleColumns = (): readonly PeopleColumn[] => all;
