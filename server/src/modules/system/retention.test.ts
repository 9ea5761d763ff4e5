import { openDesk, type Desk } from '../../testing/desk';
import { conversation } from '../conversation';
import { operators } from '../operators';
import { forgetOld } from './jobs/forgetOld.job';
import { system } from '.';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('sys_retention', [operators, conversation, system], '2026-06-30T02:00:00Z');
});
beforeEach(async () => {
  for (const t of ['outbox_messages', 'inbound_messages', 'device_events', 'device_takeovers'])
    await desk.source.query(`DELETE FROM ${t}`);
  desk.enqueued.length = 0;
});
afterAll(() => desk.close());

const outbox = (key: string, state: string, at: string): Promise<unknown> =>
  desk.source.query(
    "INSERT INTO outbox_messages (message_key, userid, kind, body, state, created_at) VALUES (?, 'u', 'text', '{}', ?, ?)",
    [key, state, new Date(at)],
  );
const left = async (): Promise<string[]> =>
  (await desk.source.query<{ k: string }[]>('SELECT message_key k FROM outbox_messages ORDER BY id')).map(
    (r) => r.k,
  );

test('finished messages are deleted after 90 days, unfinished ones never', async () => {
  await outbox('old-sent', 'confirmed', '2026-03-31T01:00:00Z');
  await outbox('old-waiting', 'planned', '2026-01-01T01:00:00Z');
  await outbox('old-doubtful', 'submitted', '2026-01-01T01:00:00Z');
  await outbox('old-failed', 'failed', '2026-03-01T01:00:00Z');
  await outbox('young', 'confirmed', '2026-04-02T01:00:00Z');
  await desk.run(forgetOld, {});
  await desk.run(forgetOld, {});
  expect(await left()).toEqual(['old-waiting', 'old-doubtful', 'young']);
});

test('what phones reported is kept for 180 days, takeovers for one', async () => {
  const event = (ref: string, at: string): Promise<unknown> =>
    desk.source.query(
      "INSERT INTO device_events (device_id, ref, kind, at, stored_at) VALUES ('D-1', ?, 'log', ?, ?)",
      [ref, new Date(at), new Date(at)],
    );
  await event('old', '2025-12-31T02:00:00Z');
  await event('young', '2026-01-02T02:00:00Z');
  await desk.source.query(
    "INSERT INTO device_takeovers (device_id, install, at) VALUES ('D-1', 'a', '2026-06-28'), ('D-1', 'a', '2026-06-30')",
  );
  await desk.run(forgetOld, {});
  expect(await desk.source.query('SELECT ref FROM device_events')).toEqual([{ ref: 'young' }]);
  expect(await desk.source.query('SELECT id FROM device_takeovers')).toHaveLength(1);
});

test('a thousand go at a time, and the rest is on the way', async () => {
  const rows = Array.from(
    { length: 1200 },
    (_, i) => `('k${i}', 'u', 'text', '{}', 'confirmed', '2026-01-01')`,
  );
  await desk.source.query(
    `INSERT INTO outbox_messages (message_key, userid, kind, body, state, created_at) VALUES ${rows.join(',')}`,
  );
  await desk.run(forgetOld, {});
  expect(await left()).toHaveLength(200);
  expect(desk.enqueued.map((e) => e.job.name)).toEqual(['system.forgetOld']);
  await desk.runAll([forgetOld]);
  expect(await left()).toEqual([]);
});
