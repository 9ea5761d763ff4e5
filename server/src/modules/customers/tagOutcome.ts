import type { WecomFault } from '../../kernel';

const MOST_ATTEMPTS = 60;
const LONGEST_WAIT_MS = 60_000;
/** only who made the tag may change it (wecom-api.md §10.2): for one tag nobody has to set anything right */
const NOT_OURS = 81011;

export interface TagEnd {
  state: 'planned' | 'submitted' | 'confirmed' | 'failed' | 'skipped';
  error: string | null;
  waitMs: number;
}

/** What a try of writing into WeCom means for what was planned. `gone`: errcodes that leave nothing to do. */
export function endOf(fault: WecomFault | null, attempts: number, gone: ReadonlySet<number>): TagEnd {
  if (!fault) return { state: 'confirmed', error: null, waitMs: 0 };
  const error = fault.message;
  if (gone.has(fault.errcode)) return { state: 'skipped', error, waitMs: 0 };
  if (isFinal(fault, attempts)) return { state: 'failed', error, waitMs: 0 };
  const backOff = Math.min(LONGEST_WAIT_MS, 500 * 2 ** Math.min(attempts, 7));
  const waitMs = fault.action === 'retry' ? backOff : (fault.waitMs ?? LONGEST_WAIT_MS);
  return { state: fault.uncertain ? 'submitted' : 'planned', error, waitMs };
}

const isFinal = ({ action, errcode }: WecomFault, attempts: number): boolean =>
  action === 'giveUp' ||
  action === 'reupload' ||
  errcode === NOT_OURS ||
  (action === 'retry' && attempts >= MOST_ATTEMPTS);
