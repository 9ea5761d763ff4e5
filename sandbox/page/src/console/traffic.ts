import type { Exchange } from '../../../src/traffic/exchange';

export type Kind = Exchange['kind'];

export const KIND_WORDS: Record<Kind, string> = { api: '接口', callback: '回调', bot: '机器人' };

/** How an exchange ended, as the list marks it. */
export function endOf({ kind, answer }: Exchange): { words: string; good: boolean } {
  if (answer === null) return { words: '没有回答', good: false };
  if (kind !== 'api') return { words: '已收下', good: true };
  const errcode = /"errcode":(-?\d+)/.exec(answer)?.[1];
  return errcode === undefined || errcode === '0'
    ? { words: '成功', good: errcode !== undefined }
    : { words: `errcode ${errcode}`, good: false };
}

/** A record as POST /sandbox/traffic/replay takes it; null for a file that is none. */
export function readRecord(
  text: string,
): { exchanges: Pick<Exchange, 'kind' | 'name' | 'request'>[] } | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(read) || !read.every(isExchange)) return null;
  return { exchanges: read.map(({ kind, name, request }) => ({ kind, name, request })) };
}

function isExchange(value: unknown): value is Exchange {
  const { kind, name, request } = (value ?? {}) as Partial<Record<keyof Exchange, unknown>>;
  return (
    typeof kind === 'string' && kind in KIND_WORDS && typeof name === 'string' && typeof request === 'string'
  );
}
