import { EVENT_KINDS } from '@cunkebao/shared/insight';
import { z } from 'zod';
import { Fault, type Ctx } from '../../kernel';
import { correctDays } from './correctDays';
import { insertEvent, type NewEvent } from './eventStore';

const newEvent = z.object({
  /** the source's own name for what happened: the same ref again changes nothing */
  ref: z
    .string()
    .max(120)
    .regex(/^[\x21-\x7e]+$/),
  customerId: z.string().regex(/^\d{1,20}$/),
  kind: z.enum(EVENT_KINDS),
  at: z.date(),
  account: z.string().max(16).optional(),
  member: z.string().max(64).optional(),
  team: z.string().max(40).optional(),
  channel: z.string().max(40).optional(),
  groupType: z.string().max(20).optional(),
  amountCents: z.number().int().optional(),
});

/** Clocks of phones run ahead a little; what claims to come from further away is not believed. */
const AHEAD_MS = 10 * 60_000;

/**
 * Writes one customer event into the book and sees to it that the figures of the days it touches are folded again.
 * Safe to call any number of times: false says that this ref was known already.
 */
export async function recordEvent(ctx: Ctx, given: NewEvent): Promise<boolean> {
  const event: NewEvent = newEvent.parse(given);
  if (event.at.getTime() > ctx.now.getTime() + AHEAD_MS)
    throw new Fault('invalid', '事件时间在将来', { facts: { ref: event.ref } });
  const isNew = await insertEvent(ctx, event);
  if (isNew) await correctDays(ctx, event);
  return isNew;
}

export type { NewEvent };
