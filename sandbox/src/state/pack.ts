/** JSON that keeps maps and sets, for the one document the company is kept in. */
export const pack = (value: unknown): unknown => JSON.parse(JSON.stringify(value, replacer)) as unknown;

export function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== 'object' || value === null) return value;
  const { $map, $set } = value as { $map?: [unknown, unknown][]; $set?: unknown[] };
  if ($map) return new Map($map.map(([k, v]) => [k, unpack(v)]));
  if ($set) return new Set($set.map(unpack));
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, unpack(v)]));
}

function replacer(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...(value as Map<unknown, unknown>)] };
  if (value instanceof Set) return { $set: [...(value as Set<unknown>)] };
  return value;
}
