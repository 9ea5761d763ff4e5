import { dayOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import type { Ctx } from '../../kernel';
import { wakeDay } from './correctDays';
import { insertAccountEvent } from './eventStore';

const published = z.object({
  ref: z
    .string()
    .max(120)
    .regex(/^[\x21-\x7e]+$/),
  at: z.date(),
  account: z.string().max(16),
  member: z.string().max(64).optional(),
  team: z.string().max(40).optional(),
});

/** A moment was published by an account. The same ref again changes nothing and answers false. */
export async function recordMoment(ctx: Ctx, given: z.input<typeof published>): Promise<boolean> {
  const moment = published.parse(given);
  const isNew = await insertAccountEvent(ctx, { ...moment, kind: 'momentPublished' });
  if (isNew) await wakeDay(ctx, dayOf(moment.at, ctx.tz));
  return isNew;
}
