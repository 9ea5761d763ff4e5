import { openDesk, type Desk } from '../testing/desk';
import { makeLimits, spend } from './limits';

const TZ = 'Asia/Shanghai';
/** 23:50 on a Sunday in Shanghai */
const LATE = Date.parse('2026-11-22T15:50:00Z');
const MINUTE = 60_000;

const spends = (path: string, n: number, now: number, limits = makeLimits()) => {
  for (let i = 0; i < n; i += 1) spend(limits, { path, now, tz: TZ });
  return limits;
};
const refused = expect.objectContaining({ errcode: 45009 }) as Error;

test.each([
  ['externalcontact/list', 10_000, MINUTE],
  ['get_jsapi_ticket', 400, 60 * MINUTE],
  ['ticket/get', 100, 60 * MINUTE],
  ['appchat/update', 1_000, 60 * MINUTE],
  ['webhook/send', 20, MINUTE],
  ['externalcontact/add_moment_task', 10, MINUTE],
  ['debug=1', 5, MINUTE],
])('%s takes %i and is blocked for %i ms then', (path, most, blockMs) => {
  const limits = spends(path, most, LATE);
  const again = (now: number) => () => {
    spend(limits, { path, now, tz: TZ });
  };
  expect(again(LATE)).toThrow(refused);
  expect(again(LATE + blockMs - 1)).toThrow(refused);
  expect(again(LATE + blockMs)).not.toThrow();
});

test('a day’s limit blocks for the rest of the calendar day', () => {
  const limits = spends('appchat/create', 1_000, LATE);
  const again = (now: number) => () => {
    spend(limits, { path: 'appchat/create', now, tz: TZ });
  };
  expect(again(LATE)).toThrow(refused);
  expect(again(LATE + 9 * MINUTE)).toThrow(refused);
  expect(again(LATE + 86_400_000)).not.toThrow();
});

test('message/send is not counted here', () => {
  expect(() => spends('message/send', 20_000, LATE)).not.toThrow();
});

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

test('a limit set for a try-out is 45009 above it and opens by the sandbox clock', async () => {
  await desk.hand('switches', { perMinute: { 'externalcontact/get_follow_user_list': 2 } });
  const ask = () => desk.api.get('externalcontact/get_follow_user_list');
  expect([await ask(), await ask(), await ask()].map((a) => a.errcode)).toEqual([0, 0, 45009]);
  expect(await desk.api.get('getcallbackip')).toMatchObject({ errcode: 0 });
  desk.sandbox.advance('60s');
  expect(await ask()).toMatchObject({ errcode: 0 });
});

test('debug=1 is for five calls a minute', async () => {
  const ask = () => desk.api.get('getcallbackip?debug=1');
  for (let n = 0; n < 5; n += 1) expect(await ask()).toMatchObject({ errcode: 0 });
  expect(await ask()).toMatchObject({ errcode: 45009 });
});

test('more calls of one API at once than the switch allows are 45033', async () => {
  await desk.hand('switches', { concurrency: 2 });
  desk.sandbox.fault({ endpoint: 'getcallbackip', delayMs: 100, times: 3 });
  const answers = await Promise.all([1, 2, 3].map(() => desk.api.get('getcallbackip')));
  expect(answers.map((a) => a.errcode).sort()).toEqual([0, 0, 45033]);
  expect(await desk.api.get('getcallbackip')).toMatchObject({ errcode: 0 });
});

test('wrong secrets block gettoken for an hour', async () => {
  const ask = async (secret: string) =>
    (await (
      await fetch(`${desk.sandbox.url}/cgi-bin/gettoken?corpid=ww0000000000000001&corpsecret=${secret}`)
    ).json()) as { errcode: number };
  for (let n = 0; n < 20; n += 1) expect(await ask('wrong')).toMatchObject({ errcode: 40001 });
  expect(await ask('sandboxsecret')).toMatchObject({ errcode: 45009 });
  desk.sandbox.advance('1h');
  expect(await ask('sandboxsecret')).toMatchObject({ errcode: 0 });
});

test.each([
  ['wrongReceiver', 'receiveid is not the corp'],
  ['tampered', 'signature does not match'],
  ['wrongSignature', 'signature does not match'],
])('a callback is sealed badly on demand: %s', async (seal, because) => {
  const errors: unknown[] = [];
  desk.product.onBadSeal = (error) => errors.push(error);
  await desk.hand('faults', { seal });
  desk.sandbox.say('linlan', 'x');
  await desk.hears({ Content: 'x' });
  expect(String(errors[0])).toContain(because);
  expect(desk.product.received).toHaveLength(1);
});

test('a stale callback carries a time of an hour ago', async () => {
  await desk.hand('faults', { seal: 'stale' });
  desk.sandbox.say('linlan', 'x');
  await desk.hears({ Content: 'x' });
  expect(Date.now() / 1000 - Number(desk.product.queries[0]?.['timestamp'])).toBeGreaterThan(3_500);
});
