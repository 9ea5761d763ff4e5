import type { EventKind } from '../insight';
import type { Calendar } from './calendar';
import type { Channel } from './channels';

export interface DemoEvent {
  kind: EventKind;
  at: Date;
  amountCents?: number;
  groupType?: string;
}

/** One customer and everything that happened to them, as far as it has happened yet. */
export interface Life {
  id: number;
  channel: Channel;
  account: string;
  team: string;
  scannedAt: Date;
  passedAt: Date | null;
  refused: boolean;
  /** deleted us: nothing happens after it */
  endsAt: Date | null;
  optedOutAt: Date | null;
  /** orders from before the sixty days the book of events covers */
  earlier: { orders: number; amountCents: number; lastOrderAt: Date | null; lastMessageAt: Date | null };
  events: DemoEvent[];
}

/** Somebody who has just scanned a code, and of whom nothing else is known. */
export const newLife = (channel: Channel, account: string, team: string, scannedAt: Date): Life => ({
  id: 0,
  channel,
  account,
  team,
  scannedAt,
  passedAt: null,
  refused: false,
  endsAt: null,
  optedOutAt: null,
  earlier: { orders: 0, amountCents: 0, lastOrderAt: null, lastMessageAt: null },
  events: [],
});

/** Puts an event into the customer's life unless it lies in the future or after the end. True when it happened. */
export function happen(
  life: Life,
  calendar: Calendar,
  kind: EventKind,
  at: Date,
  more: Pick<DemoEvent, 'amountCents' | 'groupType'> = {},
): boolean {
  if (at > calendar.now || (life.endsAt && at > life.endsAt)) return false;
  life.events.push({ kind, at, ...more });
  return true;
}

export const after = (at: Date, ms: number): Date => new Date(at.getTime() + Math.round(ms));

export interface Figures {
  orders: number;
  amountCents: number;
  lastOrderAt: Date | null;
  lastMessageAt: Date | null;
  consulted: boolean;
  grouped: boolean;
  refunded: boolean;
  likes: number;
}

/** The counters of the customer row: they count what the book of events holds, and what was before it. */
export function figuresOf(life: Life): Figures {
  const of = (kind: EventKind): DemoEvent[] => life.events.filter((e) => e.kind === kind);
  const latest = (all: readonly DemoEvent[], before: Date | null): Date | null =>
    all.reduce<Date | null>((last, e) => (!last || e.at > last ? e.at : last), before);
  const orders = of('order');
  const sum = (all: readonly DemoEvent[]): number => all.reduce((s, e) => s + (e.amountCents ?? 0), 0);
  return {
    orders: life.earlier.orders + orders.length,
    amountCents: life.earlier.amountCents + sum(orders) - sum(of('refund')),
    lastOrderAt: latest(orders, life.earlier.lastOrderAt),
    lastMessageAt: latest(of('messageIn'), life.earlier.lastMessageAt),
    consulted: of('consult').length > 0,
    grouped: of('groupJoin').length > 0,
    refunded: of('refund').length > 0,
    likes: of('momentLike').length,
  };
}
