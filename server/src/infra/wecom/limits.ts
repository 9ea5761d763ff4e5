import type { Window } from './slidingCount';

/** One thing that is counted against WeCom's limits. */
export interface Spend {
  /** what is counted: an API, a member, a group, a robot */
  of: string;
  windows: readonly Window[];
  n?: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * wecom-api.md §4.5, §4.6, §5, §14, each a tenth lower: other programs of the company call too, and what is sent in one
 * minute may arrive in the next.
 */
const BASIC: Window[] = [
  { spanMs: MINUTE, most: 9_000 },
  { spanMs: HOUR, most: 135_000 },
];
const OWN: Record<string, Window[]> = {
  'message/send': [],
  'message/update_template_card': [],
  'message/recall': [],
  'webhook/send': [],
  'appchat/send': [],
  'appchat/create': [{ spanMs: DAY, most: 900 }],
  'appchat/update': [{ spanMs: HOUR, most: 900 }],
  'media/uploadimg': [
    { spanMs: DAY, most: 900 },
    { spanMs: 30 * DAY, most: 2_700 },
  ],
  get_jsapi_ticket: [{ spanMs: HOUR, most: 360 }],
  'ticket/get': [{ spanMs: HOUR, most: 90 }],
  'externalcontact/add_moment_task': [
    { spanMs: MINUTE, most: 9 },
    { spanMs: 30 * DAY, most: 90_000 },
  ],
};

/** What every call of this API counts against. */
export const ofApi = (endpoint: string): Spend => ({ of: endpoint, windows: OWN[endpoint] ?? BASIC });

/** App messages to one member: the excess would be dropped without an error. */
export const toMember = (userid: string): Spend => ({
  of: `to ${userid.toLowerCase()}`,
  windows: [
    { spanMs: MINUTE, most: 25 },
    { spanMs: HOUR, most: 900 },
  ],
});

/** Person-times a day of the app: 200 for each account of the company (wecom-api.md §4.5). */
export const personsToday = (accounts: number, n: number): Spend => ({
  of: 'persons',
  windows: [{ spanMs: DAY, most: accounts * 180 }],
  n,
});

/** Messages to groups of colleagues: by group, because each member takes so many, and by person-times. */
export const toGroup = (chatid: string, members: number): Spend[] => [
  {
    of: `chat ${chatid}`,
    windows: [
      { spanMs: MINUTE, most: 180 },
      { spanMs: DAY, most: 9_000 },
    ],
  },
  {
    of: 'chat persons',
    windows: [
      { spanMs: MINUTE, most: 18_000 },
      { spanMs: HOUR, most: 270_000 },
    ],
    n: members,
  },
];

/** A group robot, named by a digest of its key. */
export const byRobot = (digest: string): Spend => ({
  of: `robot ${digest}`,
  windows: [{ spanMs: MINUTE, most: 18 }],
});

/** How long an API is left alone that said "too often": its shortest window, an hour at most. */
export function blockMs(endpoint: string): number {
  const [first] = OWN[endpoint] ?? BASIC;
  return Math.min(HOUR, first?.spanMs ?? MINUTE);
}
