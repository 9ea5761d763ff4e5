import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aDevice, notUnderstood } from '../../../../test/examples';
import { open } from '../../../../test/open';
import { offline, refused, serve, type Asked } from '../../../../test/server';
import Taro, { happens } from '../../../../test/stubs/taro';
import Devices from './index';

const LIST = 'GET /api/v1/devices';
const PARSE = 'GET /api/v1/assistant/parse';
const fleet = Array.from({ length: 37 }, (_, at) =>
  aDevice({ id: `D-${String(at + 1).padStart(3, '0')}`, name: `前台${at}号` }),
);
const listOf =
  (rows: typeof fleet) =>
  ({ query }: Asked) => {
    const offset = Number(query.offset);
    return {
      rows: rows.slice(offset, offset + Number(query.limit)),
      total: rows.length,
      counts: { online: 30, offline: 5, abnormal: 2 },
    };
  };

test('waits with a skeleton, then shows twenty phones and the states that occur', async () => {
  serve({ [LIST]: listOf(fleet) });
  open(Devices);
  expect(screen.getByLabelText('加载中')).toBeTruthy();
  await screen.findByText('D-020');
  expect(screen.queryByText('D-021')).toBeNull();
  expect(screen.getByRole('button', { name: '全部' }).textContent).toBe('全部37');
  expect(screen.getByRole('button', { name: '离线' }).textContent).toBe('离线5');
  expect(screen.queryByRole('button', { name: '已解绑' })).toBeNull();
});

test('more are loaded on demand until all are there', async () => {
  serve({ [LIST]: listOf(fleet) });
  open(Devices);
  await userEvent.click(await screen.findByText('加载更多（20/37）'));
  await screen.findByText('D-037');
  expect(screen.getByText('共 37 条，已全部显示')).toBeTruthy();
});

test('a row that slips from one page into the next stands once', async () => {
  serve({
    [LIST]: ({ query }) => ({
      rows: query.offset === '0' ? fleet.slice(0, 20) : fleet.slice(19, 37),
      total: 38,
      counts: {},
    }),
  });
  open(Devices);
  await userEvent.click(await screen.findByText(/加载更多/));
  await screen.findByText('D-037');
  expect(screen.getAllByText('D-020')).toHaveLength(1);
});

test('a filter and a search are questions to the server', async () => {
  const asked = serve({ [LIST]: listOf(fleet), [PARSE]: notUnderstood });
  open(Devices);
  await userEvent.click(await screen.findByRole('button', { name: '离线' }));
  await userEvent.type(screen.getByPlaceholderText('搜编号、名称、昵称，或说：离线设备'), ' 小悦 ');
  await waitFor(() => {
    expect(asked.at(-1)?.query).toEqual({ state: 'offline', search: '小悦', offset: '0', limit: '20' });
  });
});

test('why a phone is not well stands in its row', async () => {
  serve({ [LIST]: listOf([aDevice({ state: 'abnormal', cause: '电量 9% 未充电', battery: 9 })]) });
  open(Devices);
  expect(await screen.findByText('电量 9% 未充电')).toBeTruthy();
  expect(screen.getByText('健康分 92')).toBeTruthy();
});

test('a tap opens the phone', async () => {
  serve({ [LIST]: listOf(fleet) });
  open(Devices);
  await userEvent.click(await screen.findByText('D-003'));
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/fleet/deviceDetail/index?id=D-003' });
});

test('no phones at all, and none that fit, are two different things', async () => {
  serve({ [LIST]: () => ({ rows: [], total: 0, counts: {} }), [PARSE]: notUnderstood });
  open(Devices);
  expect(await screen.findByText('还没有设备')).toBeTruthy();
  await userEvent.type(screen.getByPlaceholderText('搜编号、名称、昵称，或说：离线设备'), '九');
  expect(await screen.findByText('没有符合的设备')).toBeTruthy();
});

test("a failure shows the server's words and trace id, and 重试 asks again", async () => {
  serve({ [LIST]: refused(500, 'internal', '服务器开小差了') });
  open(Devices);
  expect(await screen.findByText('服务器开小差了')).toBeTruthy();
  expect(screen.getByText('追踪号 trace-77')).toBeTruthy();
  serve({ [LIST]: listOf(fleet) });
  await userEvent.click(screen.getByText('重试'));
  expect(await screen.findByText('D-001')).toBeTruthy();
});

test('no permission says which one is missing', async () => {
  serve({ [LIST]: refused(403, 'forbidden', '缺少权限 device.list，请联系系统管理员') });
  open(Devices);
  expect(await screen.findByText('没有权限')).toBeTruthy();
  expect(screen.getByText('缺少权限 device.list，请联系系统管理员')).toBeTruthy();
});

test('a line that is down says so; one that goes down later leaves the rows standing', async () => {
  serve({ [LIST]: offline });
  open(Devices);
  expect(await screen.findByText('网络不通')).toBeTruthy();
  serve({ [LIST]: listOf(fleet) });
  await userEvent.click(screen.getByText('重试'));
  await screen.findByText('D-001');
  serve({ [LIST]: offline });
  act(() => {
    happens('pull');
  });
  expect(await screen.findByText('网络不通，显示的是上一次的数据')).toBeTruthy();
  expect(screen.getByText('D-001')).toBeTruthy();
  await waitFor(() => {
    expect(Taro.stopPullDownRefresh).toHaveBeenCalled();
  });
});

test('the list is live while it is on screen and rests while it is not', async () => {
  jest.useFakeTimers();
  try {
    const asked = serve({ [LIST]: listOf(fleet) });
    const lists = () => asked.filter(({ key }) => key === LIST).length;
    open(Devices);
    await act(() => jest.advanceTimersByTimeAsync(100));
    expect(lists()).toBe(1);
    await act(() => jest.advanceTimersByTimeAsync(10_100));
    expect(lists()).toBe(3);
    act(() => {
      happens('hide');
    });
    await act(() => jest.advanceTimersByTimeAsync(30_000));
    expect(lists()).toBe(3);
    act(() => {
      happens('show');
    });
    await act(() => jest.advanceTimersByTimeAsync(100));
    expect(lists()).toBe(4);
  } finally {
    jest.useRealTimers();
  }
});
