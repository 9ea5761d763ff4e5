import { numberOf, textOf, type Json } from '../wecom/json';
import { WecomError } from '../wecom/wecomError';

export interface Page<T> {
  items: T[];
  /** '' at the end, as the API says it */
  next: string;
}

/** The items from the cursor on; the cursor belongs to one call (`scope`) and counts items. */
export function pageOf<T>(items: readonly T[], scope: string, cursor: string, limit: number): Page<T> {
  const from = cursor === '' ? 0 : Number(positionOf(scope, cursor));
  if (!Number.isInteger(from)) throw new WecomError(50100);
  const end = from + limit;
  return { items: items.slice(from, end), next: end < items.length ? cursorOf(scope, String(end)) : '' };
}

/** Opaque to the caller: he can only hand it back to the call it came from. */
export const cursorOf = (scope: string, position: string): string =>
  Buffer.from(`${scope}|${position}`, 'utf8').toString('base64url');

/** 50100 for a cursor that this call never gave out. */
export function positionOf(scope: string, cursor: string): string {
  const [of, position] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  if (of !== scope || position === undefined) throw new WecomError(50100);
  return position;
}

/** Above the maximum the default is used, without an error (wecom-api.md §0). */
export function limitOf(body: Json, bounds: { most: number; usual: number }, key = 'limit'): number {
  const asked = numberOf(body, key);
  return asked === null || asked < 1 || asked > bounds.most ? bounds.usual : Math.floor(asked);
}

/** The page a body asks for with `cursor` and `limit`. */
export const askedPage = <T>(
  items: readonly T[],
  scope: string,
  body: Json,
  bounds: { most: number; usual: number },
): Page<T> => pageOf(items, scope, textOf(body, 'cursor'), limitOf(body, bounds));
