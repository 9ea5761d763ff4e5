import type { Plan } from '../../kernel';
import { workDesk, type WorkDesk } from '../../testing/workDesk';
import { routes } from './routes';

let desk: WorkDesk;
beforeAll(async () => {
  desk = await workDesk('wb_routes');
});
beforeEach(async () => {
  await desk.beginsAnew();
  await desk.source.query('DELETE FROM workbench_orders');
  await desk.worker('A-0031');
  await desk.friend('A-0031', '张三');
});
afterAll(() => desk.close());

const ALL = { field: 'pool', op: 'is', value: '全部好友' };
const call = async <T>(path: string, body: object): Promise<T> => {
  const route = routes.find((r) => r.endpoint.path === `/api/v1/workbench/${path}`);
  const input = { params: {}, query: {}, body: route?.endpoint.body?.parse(body) as unknown };
  return (await desk.transact((ctx) => route?.handle(ctx, input) ?? Promise.reject(new Error(path)), {
    actor: desk.owner,
  })) as T;
};
const params = { audience: ALL, text: '新品到店' };
const shown = () => call<Plan & { digest: string }>('message.mass/preview', { params });
const order = (digest: string, key = 'order-0001') =>
  call<{ task: string; title: string }>('message.mass/tasks', { params, digest, key });

test('what was shown is done once for a key, however often it is asked for, also at once', async () => {
  const { digest } = await shown();
  const placed = await Promise.all([order(digest), order(digest), order(digest)]);
  expect(new Set(placed.map((p) => p.task)).size).toBe(1);
  expect(await order(digest)).toEqual(placed[0]);
  await desk.works(placed[0].task);
  expect(desk.effects).toHaveLength(1);
});

test('what changed since is shown anew, nothing is done', async () => {
  const { digest } = await shown();
  await desk.friend('A-0031', '李四');
  await expect(order(digest)).rejects.toThrow('情况有变化，请重新预览再下发');
  expect(await desk.source.query('SELECT id FROM tasks')).toEqual([]);
});

test('every plugin has a permission, and the same on both of its endpoints', () => {
  const of = (end: string): Map<string, string | null> =>
    new Map(
      routes
        .filter((r) => r.endpoint.path.endsWith(end))
        .map((r) => [r.endpoint.path.slice(0, -end.length), r.endpoint.permission]),
    );
  expect(of('/preview')).toEqual(of('/tasks'));
  expect(of('/preview').get('/api/v1/workbench/message.mass')).toBe('campaign.create');
  expect([...of('/preview').values()]).not.toContain(null);
});
