import type { ChatMessage, LiveFrame, Phone } from '../../../src/live';
import { momentNow, type LiveEvent, type LiveState, type Pending } from './liveState';

const KEPT_MESSAGES = 400;

/** What the page knows after one more thing happened. Pure; a frame heard twice changes nothing the second time. */
export function reduceLive(state: LiveState, event: LiveEvent): LiveState {
  if ('from' in event) return reducePending(state, event);
  switch (event.type) {
    case 'linked':
      return { ...state, link: 'open', attempts: 0 };
    case 'lost':
      return { ...state, link: state.product ? 'lost' : state.link, attempts: event.attempts, typing: {} };
    case 'frame':
      return hear(state, event.frame, event.heardAt);
  }
}

function hear(state: LiveState, frame: LiveFrame, heardAt: number): LiveState {
  switch (frame.type) {
    case 'snapshot':
      return {
        ...state,
        people: frame.people,
        phones: byId(frame.phones),
        changes: state.changes + 1,
        clock: { ...frame.clock, heardAt },
        product: frame.product,
      };
    case 'people':
      return { ...state, people: frame.people };
    case 'phones':
      return { ...state, phones: withPhones(state.phones, frame.phones) };
    case 'changed':
      return { ...state, changes: state.changes + 1 };
    case 'clock':
      return { ...state, clock: { ...frame.clock, heardAt } };
    case 'product':
      return { ...state, product: state.product && { ...state.product, up: frame.up } };
    case 'chat':
      return heardChat(state, frame.userid, frame.messages);
    case 'message':
      return heardMessage(state, frame.userid, frame.message);
    case 'typing':
      return { ...state, typing: { ...state.typing, [frame.userid]: frame.on } };
  }
}

/** D-2 before D-10; one comparator for all, because making one for each pair takes seconds for ten thousand. */
const order = new Intl.Collator('en', { numeric: true });
const byId = (phones: Phone[]): Phone[] => [...phones].sort((a, b) => order.compare(a.id, b.id));

/** Phones that did not change stay the very same objects. */
function withPhones(phones: Phone[], changed: Phone[]): Phone[] {
  const fresh = new Map(changed.map((p) => [p.id, p]));
  const next = phones.map((p) => {
    const now = fresh.get(p.id);
    fresh.delete(p.id);
    return now ?? p;
  });
  return fresh.size > 0 ? byId([...next, ...fresh.values()]) : next;
}

function heardChat(state: LiveState, userid: string, messages: ChatMessage[]): LiveState {
  const ids = new Set(messages.map((m) => m.id));
  const waiting = (state.pending[userid] ?? []).filter((p) => !p.id || !ids.has(p.id));
  return {
    ...state,
    chats: { ...state.chats, [userid]: messages },
    pending: { ...state.pending, [userid]: waiting },
  };
}

function heardMessage(state: LiveState, userid: string, message: ChatMessage): LiveState {
  const known = state.chats[userid] ?? [];
  const messages = known.some((m) => m.id === message.id)
    ? known.map((m) => (m.id === message.id ? message : m))
    : [...known, message].slice(-KEPT_MESSAGES);
  const waiting = state.pending[userid] ?? [];
  const echoed = waiting.find((p) => isEchoOf(message, p, userid));
  return {
    ...state,
    chats: { ...state.chats, [userid]: messages },
    pending: echoed ? { ...state.pending, [userid]: waiting.filter((p) => p !== echoed) } : state.pending,
  };
}

/** The stream may show a line before the POST that sent it has returned; then only its words can tell it. */
function isEchoOf(message: ChatMessage, pending: Pending, userid: string): boolean {
  if (pending.id) return pending.id === message.id;
  return message.from === userid && pending.state === 'sending' && pending.text === message.text;
}

type PendingEvent = Extract<LiveEvent, { type: 'said' | 'accepted' | 'refused' | 'forgotten' }>;

function reducePending(state: LiveState, event: PendingEvent): LiveState {
  const { from } = event;
  const pending = { ...state.pending, [from]: nextPending(state, event, state.pending[from] ?? []) };
  if (event.type !== 'forgotten') return { ...state, pending };
  const kept = state.chats[from]?.filter((m) => m.id !== event.localId);
  return { ...state, pending, chats: kept ? { ...state.chats, [from]: kept } : state.chats };
}

function nextPending(state: LiveState, event: PendingEvent, waiting: Pending[]): Pending[] {
  switch (event.type) {
    case 'said': {
      if (!state.clock) return waiting;
      const at = momentNow(state.clock, event.saidAt).toISOString();
      return [...waiting, { localId: event.localId, text: event.text, at, state: 'sending' }];
    }
    case 'accepted': {
      const shown = state.chats[event.from]?.some((m) => m.id === event.id);
      if (shown) return waiting.filter((p) => p.localId !== event.localId);
      return waiting.map((p) => (p.localId === event.localId ? { ...p, id: event.id } : p));
    }
    case 'refused':
      return waiting.map((p) => (p.localId === event.localId ? { ...p, state: 'failed' as const } : p));
    case 'forgotten':
      return waiting.filter((p) => p.localId !== event.localId);
  }
}
