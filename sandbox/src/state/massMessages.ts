import type { Json } from '../wecom/json';

/** 0 not sent yet, 1 sent, 2 not a friend any more, 3 the recipient's quota of mass messages is used up. */
export type MassStatus = 0 | 1 | 2 | 3;

/** What one member has to confirm, and what became of each of its recipients: [id, status, time]. */
export interface MassTask {
  userid: string;
  /** 0 unsent, 2 sent */
  status: 0 | 2;
  sendTime: number;
  recipients: [id: string, status: MassStatus, at: number][];
  /** put aside in his client; the API still says unsent, and a reminder brings it back */
  ignored?: boolean;
}

/** 企业群发: sends nothing by itself, members confirm it (wecom-api.md §10.5). */
export interface MassMessage {
  msgid: string;
  chatType: 'single' | 'group';
  /** '' when the API made it */
  creator: string;
  createTime: number;
  text: Json | null;
  attachments: Json[];
  tasks: MassTask[];
  cancelled: boolean;
  /** moments (ms) of reminders: three in 24 h */
  reminders: number[];
  /** ms: results are being dispatched until then (41063) */
  readyAt: number;
}

export interface MassMessages {
  byId: Map<string, MassMessage>;
  /** recipient → months/weeks/days' mass messages received, as moments in ms, oldest first */
  received: Map<string, number[]>;
}

export const makeMassMessages = (): MassMessages => ({ byId: new Map(), received: new Map() });

/** How many mass messages a customer or a group may get, and over which calendar span. */
export type MassRule = 'monthDays' | 'sevenAWeek' | 'oneADay' | 'fourAMonth';

/** Whether one more mass message fits at `now`, by the calendar of `tz`. */
export function fitsCap(received: readonly number[], rule: MassRule, now: number, tz: string): boolean {
  const most = { monthDays: daysInMonth(now, tz), sevenAWeek: 7, oneADay: 1, fourAMonth: 4 }[rule];
  const span = { monthDays: monthOf, sevenAWeek: weekOf, oneADay: dayOf, fourAMonth: monthOf }[rule];
  const current = span(now, tz);
  return received.filter((at) => span(at, tz) === current).length < most;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** yyyy-mm-dd by the wall calendar of the zone. */
export function dayOf(at: number, tz: string): string {
  const format = dayFormats.get(tz) ?? new Intl.DateTimeFormat('en-CA', { timeZone: tz });
  dayFormats.set(tz, format);
  return format.format(at);
}

const monthOf = (at: number, tz: string): string => dayOf(at, tz).slice(0, 7);

/** The Monday of the week. */
function weekOf(at: number, tz: string): string {
  const day = new Date(`${dayOf(at, tz)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

function daysInMonth(at: number, tz: string): number {
  const [year, month] = dayOf(at, tz).split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate();
}
