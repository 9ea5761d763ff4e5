import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PhoneBookEntry, PhoneFrame } from '@cunkebao/shared/fleet';
import { z } from 'zod';
import { startSandbox, type Sandbox } from '../startSandbox';
import { eventually } from '../testing/eventually';
import { aPhone, fakeGateway, type FakeGateway } from '../testing/fakeGateway';
import { fakeProduct, type FakeProduct } from '../testing/fakeProduct';
import { testOptions } from '../testing/settings';
import { happeningsOf, type Almanac } from './happenings';
import { MOST_AT_ONCE } from './startLife';

let product: FakeProduct;
let sandbox: Sandbox;
let gateway: FakeGateway;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ckb-life-'));
});
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

type Told = Extract<PhoneFrame, { t: 'evt' }>;
const told = (): Told[] =>
  gateway.frames.filter((f): f is Told => f.t === 'evt' && f.d.ref.startsWith('life:'));

/** `answers` = the server acknowledges events; without it the phone keeps them. */
async function start(entry: PhoneBookEntry, answers = true): Promise<void> {
  product = await fakeProduct();
  gateway = fakeGateway(product, entry);
  if (answers) answerEvents(gateway);
  const options = { phoneBook: [entry], life: true, stateDir: folder };
  sandbox = await startSandbox(testOptions(product.url, options));
  await eventually('online', () => sandbox.phones()[0]?.state === 'online');
}

function answerEvents(to: FakeGateway): void {
  const push = to.frames.push.bind(to.frames);
  to.frames.push = (...frames) => {
    for (const f of frames) if (f.t === 'evt') setImmediate(() => to.send({ t: 'ack', d: { ref: f.d.ref } }));
    return push(...frames);
  };
}
const stop = async (): Promise<void> => {
  await sandbox.stop();
  await product.close();
};

/** So many that on any day something happens. */
const accounts = ['A-0031', 'A-0032', 'A-0033', 'A-0034', 'A-0035', 'A-0036'].map((id) => ({
  id,
  nickname: id,
}));
const HOUR = 3_600_000;
const reach = z.object({ since: z.number(), until: z.number(), untold: z.number().nullable() });

test('a turned clock lets the day be lived: told within seconds, at its own time, each thing once', async () => {
  const entry = aPhone({ accounts });
  await start(entry);
  const before = Date.now();
  sandbox.advance('24h');
  await eventually('a day of six accounts', () => told().length > 60);
  const ats = told().map((f) => f.d.at);
  expect(Math.min(...ats)).toBeGreaterThan(before);
  expect(Math.max(...ats)).toBeLessThanOrEqual(Date.now() + 86_400_000);
  expect([...ats].sort((a, b) => a - b)).toEqual(ats);
  expect(new Set(told().map((f) => f.d.ref)).size).toBe(ats.length);
});

test('what the server has not answered is told again after a restart, under the same refs', async () => {
  const entry = aPhone({ accounts });
  await start(entry, false);
  sandbox.advance('24h');
  await eventually('some are told', () => told().length >= 5);
  const lost = told().map((f) => f.d.ref);
  await stop();
  await start(entry);
  await eventually('told again', () => lost.every((ref) => told().some((f) => f.d.ref === ref)));
});

test('a phone that was unplugged for a week tells of its last hours only', async () => {
  const entry = aPhone({ accounts });
  await start(entry);
  sandbox.phone('D-012', 'unplug');
  const evening = new Date(Date.now() + 8 * 86_400_000).setUTCHours(12, 0, 0, 0); // 20:00 in Shanghai
  sandbox.advance(evening - Date.now());
  sandbox.phone('D-012', 'plug');
  await eventually('the afternoon', () => told().length >= 10);
  expect(Math.min(...told().map((f) => f.d.at))).toBeGreaterThan(evening - 6 * HOUR - 1000);
});

test('a month leapt over is no flood: three days at most, no faster than the gateway takes it', async () => {
  await start(aPhone({ accounts }));
  const turned = performance.now();
  sandbox.advance('30d');
  // a hundred at once, then fifteen a second
  await eventually('a hundred and thirty', () => told().length >= 130);
  expect(performance.now() - turned).toBeGreaterThan(1_800);
  expect(Math.min(...told().map((f) => f.d.at))).toBeGreaterThan(Date.now() + (30 - 3) * 24 * HOUR - HOUR);
});

test('the newest two thousand happenings of a turn are told, not the stories that began before them', async () => {
  const friends = (a: number) =>
    Array.from({ length: 60 }, (_, f) => ({ id: `wxid_${a}_${f}`, nickname: '友' }));
  const many = Array.from({ length: 40 }, (_, a) => ({
    id: `A-${1000 + a}`,
    nickname: '号',
    friends: friends(a),
  }));
  await start(aPhone({ accounts: many }), false);
  sandbox.advance('3d');
  const kept = await eventually('written down', () => {
    const file = join(folder, 'life.json');
    const read = existsSync(file)
      ? z.record(z.string(), reach).parse(JSON.parse(readFileSync(file, 'utf8')))
      : {};
    return Object.values(read).find((r) => r.untold !== null);
  });
  const tz = 'Asia/Shanghai';
  const almanac: Almanac = new Map();
  const span = { from: (kept.untold ?? 0) - 1, to: kept.until, since: kept.since };
  const left = many.flatMap((a) => happeningsOf(almanac, a, tz, span));
  expect(kept.since).toBeGreaterThan(kept.until - 3 * 24 * HOUR);
  expect(left.length).toBeLessThanOrEqual(MOST_AT_ONCE);
  expect(left.length).toBeGreaterThan(MOST_AT_ONCE / 2);
}, 60_000);
