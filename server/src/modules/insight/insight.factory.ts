import type { EventKind } from '@cunkebao/shared/insight';
import type { Ctx } from '../../kernel';
import { recordEvent, type NewEvent } from './recordEvent';

/** Events of one customer, told in one line: [kind, '2026-03-02T10:00' in Shanghai, what else]. */
export async function aCustomerDid(
  ctx: Ctx,
  customerId: number,
  happenings: readonly [kind: EventKind, at: string, more?: Partial<NewEvent>][],
): Promise<void> {
  for (const [kind, at, more] of happenings)
    await recordEvent(ctx, {
      ref: `test-${customerId}-${kind}-${at}`,
      customerId: String(customerId),
      kind,
      at: new Date(`${at}:00+08:00`),
      account: 'A-0001',
      channel: '抖音A',
      ...more,
    });
}
