import { quietUntil } from '@cunkebao/shared/tasks';
import { slotBounds, slotTimes } from '@cunkebao/shared/workbench';
import type { Ctx } from '../../../kernel';
import { momentToCome } from '../momentToCome';
import type { Post } from './params';

export interface When {
  /** when it will be out */
  at: Date;
  notBefore?: Date;
  /** counted from notBefore, or from now: a slot is over when its hour is */
  validMs: number;
}

const VALID_MS = 4 * 3_600_000;

/** When each of so many accounts publishes a post. Past times and the night are refused. */
export function timesOf(ctx: Ctx, post: Post, accounts: number): When[] {
  if (post.day !== undefined && post.slot !== undefined) {
    const bounds = slotBounds(post.day, post.slot, ctx.tz);
    momentToCome(ctx, bounds.from, 'slot');
    return slotTimes(bounds, accounts).map((at) => ({
      at,
      notBefore: at,
      validMs: bounds.to.getTime() - at.getTime(),
    }));
  }
  const notBefore = post.at === undefined ? null : momentToCome(ctx, new Date(post.at), 'at');
  const at = notBefore ?? quietUntil(ctx.now, ctx.tz) ?? ctx.now;
  const when: When = notBefore
    ? { at, notBefore, validMs: VALID_MS }
    : { at, validMs: VALID_MS + at.getTime() - ctx.now.getTime() };
  return Array.from({ length: accounts }, () => when);
}
