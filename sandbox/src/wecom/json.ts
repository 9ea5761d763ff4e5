/** Reading unknown JSON as WeCom does: field by field, a wrong type counts as absent (wecom-api.md §0). */
export type Json = Record<string, unknown>;

export const asObject = (v: unknown): Json | null =>
  typeof v === 'object' && v !== null && !Array.isArray(v) ? (v as Json) : null;
export const objectOf = (o: Json | null, key: string): Json | null => asObject(o?.[key]);
export const listOf = (o: Json | null, key: string): Json[] => {
  const v = o?.[key];
  return Array.isArray(v) ? v.map(asObject).filter((x) => x !== null) : [];
};
export const stringsOf = (o: Json | null, key: string): string[] => {
  const v = o?.[key];
  return Array.isArray(v) ? v.filter((x) => typeof x === 'string') : [];
};
/** '' when absent: WeCom does not tell an empty text from a missing one. */
export const textOf = (o: Json | null, key: string): string => {
  const v = o?.[key];
  return typeof v === 'string' ? v : typeof v === 'number' ? String(v) : '';
};
export const numberOf = (o: Json | null, key: string): number | null => {
  const v = o?.[key];
  if (typeof v === 'number') return v;
  return typeof v === 'string' && /^-?\d+$/.test(v) ? Number(v) : null;
};
export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Cuts at a character border, never inside one. */
export function cutToBytes(text: string, max: number): string {
  if (bytesOf(text) <= max) return text;
  let end = max;
  const raw = Buffer.from(text, 'utf8');
  while (end > 0 && ((raw[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return raw.subarray(0, end).toString('utf8');
}
