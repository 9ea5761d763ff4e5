import { findTimes } from '@cunkebao/shared/conversation';
import { dayOf, fromWall } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';

const MORNING = 9;

/** When somebody wants to be reminded of 周三前联系沉睡客户: the morning of the last day it names. null without a time to come. */
export function dueOf(ctx: Ctx, action: string): Date | null {
  const [found] = findTimes(action, { now: ctx.now.toISOString(), tz: ctx.tz, direction: 'future' });
  const { at, to } = (found?.time ?? {}) as { at?: string; to?: string };
  const due = at ? new Date(at) : to ? morningBefore(new Date(to), ctx.tz) : null;
  return due && due > ctx.now ? due : null;
}

function morningBefore(end: Date, tz: string): Date {
  const [year = 0, month = 1, day = 1] = dayOf(new Date(end.getTime() - 1), tz)
    .split('-')
    .map(Number);
  return fromWall({ year, month, day, hour: MORNING }, tz);
}
