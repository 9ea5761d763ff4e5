import { z } from 'zod';
import type { AudienceRule } from '../conversation';

/** The rule tree of domain.md §3 as it comes from outside; as deep as people speak, and not deeper. */
const MOST_DEPTH = 6;

const text = z.string().trim().min(1).max(40);
const leafSchema = z.strictObject({
  field: z.enum([
    ...(['tag', 'stage', 'state', 'segment', 'score', 'channel', 'addedAt', 'addedDays'] as const),
    ...(['lastTouchDays', 'lastPurchaseDays', 'orders', 'amountCents', 'region', 'account', 'pool'] as const),
  ]),
  op: z.enum(['has', 'is', 'in', '<', '<=', '>', '>=', '=', 'between']),
  value: z.union([
    text,
    z.number(),
    z.strictObject({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) }),
  ]),
  max: z.number().optional(),
});

const ruleOf = (depth: number): z.ZodType<AudienceRule> => {
  if (depth === 0) return leafSchema;
  const inner = ruleOf(depth - 1);
  const several = z.array(inner).min(1).max(10);
  return z.union([
    leafSchema,
    z.strictObject({ and: several }),
    z.strictObject({ or: several }),
    z.strictObject({ not: inner }),
  ]);
};

export const audienceRule = ruleOf(MOST_DEPTH);
