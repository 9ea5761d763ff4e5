import { readings, scanOf } from './extract';
import type { ParseContext, SlotSpec } from './spec';

/**
 * A whole answer as one slot's value: what a dialogue asks (哪台设备？) and a person answers with nothing else.
 * The key is the argument it becomes, which may be the plural (`tags`) or `ordinals`; null when it does not fit whole.
 */
export function readSlot(
  name: string,
  slot: SlotSpec,
  answer: string,
  context: ParseContext,
): { key: string; value: unknown } | null {
  const scan = scanOf(answer, context);
  const text = scan.text.replace(/[\s。.!！]+$/, '');
  const start = text.search(/\S/);
  if (start < 0) return null;
  const whole = readings(scan, start, name, slot)
    .filter((c) => c.end >= text.length && c.value !== undefined)
    .sort((a, b) => a.cost - b.cost)[0];
  return whole ? { key: whole.as ?? name, value: whole.value } : null;
}
