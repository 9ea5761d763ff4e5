import type { Actor } from '../../kernel';

/** The part of the company a figure is about; empty = all of it. */
export interface Slice {
  channel?: string | undefined;
  account?: string | undefined;
  member?: string | undefined;
  team?: string | undefined;
}

/** Events know their kind of group as well; daily figures do not. */
export interface GroupSlice extends Slice {
  groupType?: string | undefined;
}

/** Row scope (domain.md §1): what this person may see, whatever he asked for. A schedule sees all. */
export function sliceFor(actor: Actor | null, asked: Slice = {}): Slice {
  if (!actor || actor.scope === 'company') return asked;
  if (actor.scope === 'team') return { ...asked, team: actor.department ?? NOBODY };
  return { ...asked, member: actor.userid };
}

/** Of a person without department nobody is a colleague; no team is called so. */
const NOBODY = '\u0000';

export const isWhole = (slice: Slice): boolean => Object.values(slice).every((v) => v === undefined);

/** `AND …` for tables that have the slice's columns, with its values. */
export function whereSlice(slice: Slice): { sql: string; values: string[] } {
  const parts = [
    ['channel', slice.channel],
    ['account_id', slice.account],
    ['member', slice.member],
    ['team', slice.team],
  ].filter((p): p is [string, string] => p[1] !== undefined);
  return {
    sql: parts.map(([column]) => ` AND ${column} = ?`).join(''),
    values: parts.map(([, value]) => value),
  };
}
