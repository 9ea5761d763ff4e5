import { fromWall, wordsOf, type Words } from '../kernel';

/** The five slots of a day (domain.md §6). Free of zod. */
export const MOMENT_SLOTS = ['morning', 'product', 'knowledge', 'life', 'night'] as const;
export type MomentSlot = (typeof MOMENT_SLOTS)[number];

const HOURS: Record<MomentSlot, number> = { morning: 8, product: 12, knowledge: 15, life: 18, night: 21 };
const NAMES: Record<MomentSlot, string> = {
  morning: '早安',
  product: '产品/案例',
  knowledge: '干货',
  life: '生活',
  night: '晚安',
};
const NAMES_EN: Record<MomentSlot, string> = {
  morning: 'morning',
  product: 'product',
  knowledge: 'knowledge',
  life: 'life',
  night: 'night',
};

export const momentSlotNames = (w: Words = wordsOf('zh')): Readonly<Record<MomentSlot, string>> =>
  w(NAMES, NAMES_EN);

const SLOT_MS = 3_600_000;
/** the last one still has time to be done within the slot */
const LAST_MS = 300_000;

/** From when to when a slot of this day lasts. */
export function slotBounds(day: string, slot: MomentSlot, tz: string): { from: Date; to: Date } {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const from = fromWall({ year, month, day: date, hour: HOURS[slot] }, tz);
  return { from, to: new Date(from.getTime() + SLOT_MS) };
}

/** When each of so many accounts publishes within a slot: evenly over the hour, so that friends of several do not see them at once. */
export function slotTimes(bounds: { from: Date; to: Date }, accounts: number): Date[] {
  const span = bounds.to.getTime() - bounds.from.getTime() - LAST_MS;
  return Array.from(
    { length: accounts },
    (_, i) => new Date(bounds.from.getTime() + Math.floor((i * span) / Math.max(1, accounts))),
  );
}
