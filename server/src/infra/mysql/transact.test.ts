import { z } from 'zod';
import { job } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';

const wake = job({
  name: 'test.wake',
  queue: 'work',
  data: z.object({ id: z.string() }),
  run: () => Promise.resolve(),
});

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('transact', []);
  await desk.source.query('CREATE TABLE counters (id INT PRIMARY KEY, n INT NOT NULL)');
  await desk.source.query('INSERT INTO counters VALUES (1, 0), (2, 0)');
});
afterAll(() => desk.close());

test('work is enqueued when the transaction commits', async () => {
  await desk.transact(async (ctx) => {
    ctx.enqueue(wake, { id: '1' });
    expect(desk.enqueued).toHaveLength(0);
  });
  expect(desk.enqueued.map((e) => e.data)).toEqual([{ id: '1' }]);
});

test('a rolled back verb wakes nobody and changes nothing', async () => {
  desk.enqueued.length = 0;
  const attempt = desk.transact(async (ctx) => {
    await ctx.db.query('UPDATE counters SET n = 99 WHERE id = 1');
    ctx.enqueue(wake, { id: '2' });
    throw new Error('no');
  });
  await expect(attempt).rejects.toThrow('no');
  expect(desk.enqueued).toHaveLength(0);
  expect(await desk.source.query('SELECT n FROM counters WHERE id = 1')).toEqual([{ n: 0 }]);
});

test('two transactions that deadlock both succeed in the end, and the loser enqueues once', async () => {
  desk.enqueued.length = 0;
  let waiting = 0;
  let release: () => void = () => undefined;
  const both = new Promise<void>((r) => (release = r));
  const cross = (first: number, second: number) =>
    desk.transact(async (ctx) => {
      await ctx.db.query('UPDATE counters SET n = n + 1 WHERE id = ?', [first]);
      if (++waiting === 2) release();
      await both;
      await ctx.db.query('UPDATE counters SET n = n + 1 WHERE id = ?', [second]);
      ctx.enqueue(wake, { id: `${first}` });
    });
  await Promise.all([cross(1, 2), cross(2, 1)]);
  expect(await desk.source.query('SELECT SUM(n) AS n FROM counters')).toEqual([{ n: '4' }]);
  expect(desk.enqueued).toHaveLength(2);
});

test('the context carries the turned clock', async () => {
  desk.at('2030-01-01T00:00:00Z');
  const year = await desk.transact((ctx) => Promise.resolve(ctx.now.getUTCFullYear()));
  expect(year).toBe(2030);
});
