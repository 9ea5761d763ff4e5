/** Who the person at the page is now, and what he looks at. It stands in the address. */
export type Place =
  | { as: 'member'; userid: string; desk: Desk }
  | { as: 'customer'; id: string; with: string | null }
  | { as: 'group'; id: string };

/** What a member has open: the app's chat, the bot's, or what waits for his confirmation. */
export type Desk = 'app' | 'bot' | 'tasks';

const DESKS: readonly string[] = ['bot', 'tasks'] satisfies Desk[];

/** `#linlan`, `#bot:linlan`, `#customer:wm…:linlan`, `#group:wr…`; null for what no page ever wrote. */
export function placeOf(address: string): Place | null {
  const [first = '', second, third] = address.split(':').map(decoded);
  if (first === '') return null;
  if (second === undefined) return { as: 'member', userid: first, desk: 'app' };
  if (second === '') return null;
  if (first === 'customer') return { as: 'customer', id: second, with: third ?? null };
  if (first === 'group') return { as: 'group', id: second };
  return DESKS.includes(first) ? { as: 'member', userid: second, desk: first as Desk } : null;
}

export function addressOf(place: Place): string {
  switch (place.as) {
    case 'member':
      return joined(place.desk === 'app' ? [place.userid] : [place.desk, place.userid]);
    case 'customer':
      return joined(['customer', place.id, ...(place.with ? [place.with] : [])]);
    case 'group':
      return joined(['group', place.id]);
  }
}

/** The chat the stream should tell, as the sandbox names it; null where no chat is open. */
export function chatKeyOf(place: Place): string | null {
  switch (place.as) {
    case 'member':
      return { app: place.userid, bot: `bot:${place.userid}`, tasks: null }[place.desk];
    case 'customer':
      return place.with ? `customer:${place.id}:${place.with}` : null;
    case 'group':
      return `chat:${place.id}`;
  }
}

const joined = (parts: string[]): string => parts.map(encodeURIComponent).join(':');

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
