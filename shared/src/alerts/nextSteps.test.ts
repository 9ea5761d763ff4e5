import type { AlertFacts, WatchedDevice } from './facts';
import { nextSteps, type LiveAlert, type Quiet } from './nextSteps';
import { DEFAULT_RULES } from './rules';

const NOW = new Date('2026-03-02T02:00:00Z');
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

const away = (id: string): WatchedDevice => ({
  id,
  name: '前台',
  site: '3组',
  operator: 'li',
  online: false,
  offlineMinutes: 11,
  battery: null,
  charging: false,
  freeMb: null,
  abnormal: false,
});
const facts = (devices: readonly WatchedDevice[], more: Partial<AlertFacts> = {}): AlertFacts => ({
  devices,
  quarantined: [],
  accounts: [],
  accountsOnline: null,
  newFriends: null,
  actions: { settled: 0, failed: 0 },
  queues: null,
  wecomErrors: null,
  metrics: new Map(),
  ...more,
});
const alert = (more: Partial<LiveAlert> = {}): LiveAlert => ({
  id: 'AL-1',
  field: 'offlineMinutes',
  site: '3组',
  state: 'open',
  level: 'red',
  openedAt: ago(5),
  toldAt: ago(5),
  toldCount: 1,
  escalatedAt: null,
  clearSince: null,
  subjects: [{ id: 'D-1', gone: false }],
  ...more,
});
const rules = DEFAULT_RULES.filter((r) => ['offlineMinutes', 'queueLag'].includes(r.field));
const said = (f: AlertFacts, live: LiveAlert[], quiets: Quiet[] = []): string[] =>
  nextSteps(rules, f, live, { quiets, watches: [] }, NOW).map((s) => {
    if (s.do === 'open') return `open ${s.cause.subjects.map((x) => x.id).join()}`;
    if (s.do === 'update') return `update ${s.tell.map((x) => x.id).join()}`.trim();
    return s.do;
  });
const quiet = (subject: string) => ({ field: 'offlineMinutes', site: '3组', subject });

test.each<[string, string[], LiveAlert[], string[]]>([
  ['nothing wrong, nothing open: nothing to do', [], [], []],
  ['forty phones of one site are one alert', ['D-1', 'D-2', 'D-3'], [], ['open D-1,D-2,D-3']],
  ['what is open already is not opened again', ['D-1'], [alert()], ['update']],
  ['what is acknowledged is not opened again either', ['D-1'], [alert({ state: 'acked' })], ['update']],
  ['twice as many are told of at once', ['D-1', 'D-2'], [alert()], ['update D-2']],
  [
    'a few more wait',
    ['D-1', 'D-2', 'D-3', 'D-4'],
    [alert({ toldCount: 3, subjects: ['D-1', 'D-2', 'D-3'].map((id) => ({ id, gone: false })) })],
    ['update'],
  ],
  [
    '… until ten minutes are over',
    ['D-1', 'D-2', 'D-3', 'D-4'],
    [
      alert({
        toldAt: ago(10),
        toldCount: 3,
        subjects: ['D-1', 'D-2', 'D-3'].map((id) => ({ id, gone: false })),
      }),
    ],
    ['update D-4'],
  ],
  [
    'one that came, went and came again is no news',
    ['D-1'],
    [alert({ subjects: [{ id: 'D-1', gone: true }] })],
    ['update'],
  ],
  ['when all are back it recovers', [], [alert()], ['recover']],
  [
    'a red one nobody took for 15 minutes goes to the owners',
    ['D-1'],
    [alert({ openedAt: ago(15) })],
    ['update', 'escalate'],
  ],
  ['a minute before it does not', ['D-1'], [alert({ openedAt: ago(14) })], ['update']],
  ['one somebody took does not', ['D-1'], [alert({ openedAt: ago(40), state: 'acked' })], ['update']],
  ['a yellow one does not', ['D-1'], [alert({ openedAt: ago(40), level: 'yellow' })], ['update']],
  ['once is enough', ['D-1'], [alert({ openedAt: ago(40), escalatedAt: ago(25) })], ['update']],
  ['one that recovers at that moment is not called out', [], [alert({ openedAt: ago(40) })], ['recover']],
])('%s', (_, ids, live, expected) => {
  expect(said(facts(ids.map(away)), live)).toEqual(expected);
});

const lagging = alert({ field: 'queueLag', site: 'outbox', subjects: [], toldCount: 0 });

test('a figure near its bound is over only after it has been for a while', () => {
  const fine = facts([], { queues: [{ name: 'outbox', lagMinutes: 0 }] });
  expect(said(fine, [lagging])).toEqual(['clearing']);
  expect(said(fine, [{ ...lagging, clearSince: ago(1) }])).toEqual(['recover']);
});

test('what nobody can judge now neither opens nor ends anything', () => {
  expect(said(facts([]), [lagging])).toEqual([]);
});

test('what a person has just ended stays silent, a new phone of the site does not', () => {
  expect(said(facts([away('D-1')]), [], [quiet('D-1')])).toEqual([]);
  expect(said(facts([away('D-1'), away('D-2')]), [], [quiet('D-1')])).toEqual(['open D-1,D-2']);
});

test('an alert whose rule was taken away ends', () => {
  expect(
    nextSteps([], facts([away('D-1')]), [alert()], { quiets: [], watches: [] }, NOW).map((s) => s.do),
  ).toEqual(['recover']);
});

test.each<[string, boolean, number | null, string[]]>([
  ['just below its bound is watched', true, null, ['watch']],
  ['below for a minute is only watched', true, 1, []],
  ['below for two minutes rings', true, 2, ['open', 'unwatch']],
  ['well again is forgotten', false, 1, ['unwatch']],
])('an online rate %s', (_, low, minutes, expected) => {
  const rate = DEFAULT_RULES.filter((r) => r.field === 'onlineRate');
  const watches = minutes === null ? [] : [{ field: 'onlineRate', site: '', since: ago(minutes) }];
  const devices = [{ ...away('D-1'), online: !low }];
  const steps = nextSteps(rate, facts(devices), [], { quiets: [], watches }, NOW);
  expect(steps.map((s) => s.do)).toEqual(expected);
});
