import { deviceSet } from './deviceSet';
import { deviceIdAt } from './ids';
import type { Scan } from './scan';
import { stick } from './scan';

/** Words before what is left out: 除了 D-005, 但不包括 D-005. */
const LEAD =
  /[,;(\s]{0,4}(?:(?:但是?|不过|只是|就是|其中)\s?)?(?:除开|除去|除掉|除了|除|不含|不包含|不包括|不算|排除掉?|剔除|去掉|跳过|避开|except(?: for)?|but not|without)\s*/iy;
const TAIL = /\s*(?:这台|那台|这几台|这两台)?(?:以外|之外|除外|外)?(?:的)?[),\s]*/y;
/** Words behind it, when it stands apart: , D-005 除外. */
const BEHIND =
  /\s*(?:这台|那台|这几台|这两台)?(?:先|就)?(?:除外|不算|别动|不动|跳过|留着|保留|不(?:用|要)?(?:重启|解绑|分|改|停|管|动)|不用|不要)(?:了|吧)?[),\s]*/y;

interface Exception {
  ids: readonly string[];
  end: number;
}

/** Phones left out of a set, by number, at `i`; where the words about them end. */
export function exceptionAt(s: Scan, i: number): Exception | null {
  const lead = stick(LEAD, s.text, i);
  const named = lead && idsFrom(s, i + lead[0].length);
  if (named) return { ids: named.ids, end: named.end + (stick(TAIL, s.text, named.end)?.[0].length ?? 0) };
  if (i > 0 && !/[,;(\s]/.test(s.text.charAt(i - 1))) return null;
  const apart = idsFrom(s, i);
  const behind = apart && stick(BEHIND, s.text, apart.end);
  return apart && behind ? { ids: apart.ids, end: apart.end + behind[0].length } : null;
}

function idsFrom(s: Scan, i: number): Exception | null {
  const many = deviceSet(s, i, { type: 'deviceSet' })[0];
  const ids = (many?.value as { ids?: string[] } | undefined)?.ids;
  if (many && ids) return { ids, end: many.end };
  const one = deviceIdAt(s, i)[0];
  return one ? { ids: [one.value as string], end: one.end } : null;
}
