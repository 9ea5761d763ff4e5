/** What became of a card, from where this person stands. */
export type Decision = 'open' | 'mine' | 'another' | 'expired' | 'closed';

const BY = /^已由\s*(.+?)\s*(?:确认|取消|重新预览)/;

/**
 * WeCom replaces a decided card's buttons by one line and says nothing else, so the line itself is read: who decided,
 * or that it was too late. Words of another product are merely closed.
 */
export function decisionOf(replaceText: string | null, me: string): Decision {
  if (replaceText === null) return 'open';
  if (/过期|expired/i.test(replaceText)) return 'expired';
  const by = BY.exec(replaceText)?.[1];
  if (by === undefined) return 'closed';
  return by === me ? 'mine' : 'another';
}
