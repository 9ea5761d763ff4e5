import type { ChatMessage, LiveFrame, Phone } from '../../../src/live';
import { nothingYet, type LiveEvent, type LiveState } from './liveState';
import { reduceLive } from './reduceLive';

const clock = { now: '2026-11-22T10:00:00.000Z', tz: 'Asia/Shanghai', offsetMs: 0 };
const line = (id: string, text: string, from = 'linlan'): ChatMessage => ({
  id,
  from,
  at: clock.now,
  kind: 'text',
  text,
});
const phone = (id: string, effects = 0): Phone => ({
  id,
  name: '前台',
  model: 'X',
  state: 'online',
  battery: 50,
  charging: false,
  network: 'wifi',
  freeMb: 1,
  account: '小美',
  activity: '空闲',
  activityAt: null,
  effects,
});
const frame = (f: LiveFrame): LiveEvent => ({ type: 'frame', frame: f, heardAt: 1_000 });
const snapshot = frame({
  type: 'snapshot',
  people: [],
  phones: [phone('D-002'), phone('D-001')],
  clock,
  product: { name: '存客宝', url: 'http://x', up: true },
});
const heard = (message: ChatMessage) => frame({ type: 'message', userid: 'linlan', message });
const said: LiveEvent = { type: 'said', from: 'linlan', localId: 'l1', text: '帮助', saidAt: 3_000 };
const accepted: LiveEvent = { type: 'accepted', from: 'linlan', localId: 'l1', id: 'm1' };

const after = (...events: LiveEvent[]): LiveState => events.reduce(reduceLive, nothingYet);
const lines = (state: LiveState) => [
  (state.chats.linlan ?? []).map((m) => m.id),
  (state.pending.linlan ?? []).map((p) => p.localId),
];

describe('a line that was just said', () => {
  it('stands in the chat at once, at the sandbox’s time', () => {
    expect(after(snapshot, said).pending.linlan).toEqual([
      { localId: 'l1', text: '帮助', at: '2026-11-22T10:00:02.000Z', state: 'sending' },
    ]);
  });

  it('is shown once when the answer to the POST comes first', () => {
    expect(lines(after(snapshot, said, accepted, heard(line('m1', '帮助'))))).toEqual([['m1'], []]);
  });

  it('is shown once when the stream comes first', () => {
    expect(lines(after(snapshot, said, heard(line('m1', '帮助')), accepted))).toEqual([['m1'], []]);
  });

  it('is shown once when the chat is told again after a reconnect', () => {
    const told = frame({ type: 'chat', userid: 'linlan', messages: [line('m1', '帮助')] });
    expect(lines(after(snapshot, said, accepted, { type: 'lost', attempts: 1 }, told))).toEqual([['m1'], []]);
  });

  it('is not taken for the same words said by the app', () => {
    expect(lines(after(snapshot, said, heard(line('m9', '帮助', 'app'))))).toEqual([['m9'], ['l1']]);
  });

  it('stays and is marked when the sandbox refused it, and leaves when it is said again', () => {
    const refused = after(snapshot, said, { type: 'refused', from: 'linlan', localId: 'l1' });
    expect(refused.pending.linlan?.[0]?.state).toBe('failed');
    expect(lines(reduceLive(refused, { type: 'forgotten', from: 'linlan', localId: 'l1' }))).toEqual([
      [],
      [],
    ]);
  });
});

describe('what the stream tells', () => {
  it('changes nothing when it is told twice', () => {
    const once = after(snapshot, heard(line('m1', '帮助')));
    expect(reduceLive(once, heard(line('m1', '帮助')))).toEqual(once);
  });

  it('replaces a message that has changed, in its place', () => {
    const state = after(snapshot, heard(line('m1', '一')), heard(line('m2', '二')), heard(line('m1', '改')));
    expect(state.chats.linlan?.map((m) => m.text)).toEqual(['改', '二']);
  });

  it('keeps the phones in the order of their ids, new ones too', () => {
    const state = after(
      snapshot,
      frame({ type: 'phones', phones: [phone('D-002', 7), phone('D-0010')] }),
      frame({ type: 'phones', phones: [phone('D-000')] }),
    );
    expect(state.phones.map((p) => `${p.id}:${p.effects}`)).toEqual([
      'D-000:0',
      'D-001:0',
      'D-002:7',
      'D-0010:0',
    ]);
  });

  it('leaves the other phones the very same objects, so only one tile is drawn again', () => {
    const before = after(snapshot);
    const state = reduceLive(before, frame({ type: 'phones', phones: [phone('D-002', 1)] }));
    expect(state.phones[0]).toBe(before.phones[0]);
  });
});

describe('the company', () => {
  it('is asked again after every change and after every reconnect', () => {
    const state = after(snapshot, frame({ type: 'changed' }), snapshot);
    expect(state.changes).toBe(3);
  });
});

describe('the link', () => {
  it('is lost only after it once stood; before that the page is still opening', () => {
    expect(after({ type: 'lost', attempts: 3 })).toMatchObject({ link: 'connecting', attempts: 3 });
    expect(after({ type: 'linked' }, snapshot, { type: 'lost', attempts: 1 }).link).toBe('lost');
  });

  it('takes the typing sign with it', () => {
    const typing = frame({ type: 'typing', userid: 'linlan', on: true });
    expect(after(snapshot, typing, { type: 'lost', attempts: 1 }).typing).toEqual({});
  });
});
