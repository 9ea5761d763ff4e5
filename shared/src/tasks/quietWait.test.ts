import { quietUntil, quietWait } from './quietWait';

const TZ = 'Asia/Shanghai';
const at = (clock: string): Date => new Date(`2026-03-02T${clock}:00+08:00`);
const notice = { kind: 'sendMessage', purpose: 'notice' } as const;
const answer = { kind: 'sendMessage', purpose: 'answer' } as const;

test.each([
  ['07:59', '2026-03-02T00:00:00.000Z'],
  ['08:00', null],
  ['21:59', null],
  ['22:00', '2026-03-03T00:00:00.000Z'],
  ['00:10', '2026-03-02T00:00:00.000Z'],
])('at %s it is quiet until %s', (clock, until) => {
  expect(quietUntil(at(clock), TZ)?.toISOString() ?? null).toBe(until);
});

test('what a customer sees waits for the morning; what nobody sees does not', () => {
  expect(quietWait(notice, at('21:00'), at('23:00'), TZ)).toMatchObject({
    until: new Date('2026-03-03T08:00:00+08:00'),
    of: 'account',
  });
  expect(quietWait({ kind: 'listFriends', purpose: 'notice' }, null, at('23:00'), TZ)).toBeNull();
  expect(quietWait(notice, null, at('12:00'), TZ)).toBeNull();
});

test('an answer goes at night, if the customer wrote in the last 48 hours', () => {
  const written = (hours: number): Date => new Date(at('23:00').getTime() - hours * 3_600_000);
  expect(quietWait(answer, written(48), at('23:00'), TZ)).toBeNull();
  expect(quietWait(answer, written(49), at('23:00'), TZ)).toMatchObject({ of: 'action' });
  expect(quietWait(answer, null, at('23:00'), TZ)?.why).toContain('没有来信');
});
