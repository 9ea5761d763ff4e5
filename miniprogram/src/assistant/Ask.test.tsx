import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SentenceReading } from '@cunkebao/shared/conversation';
import { aFunnel, aReading, notUnderstood, someone } from '../../test/examples';
import { open } from '../../test/open';
import { offline, refused, serve, type Asked } from '../../test/server';
import Taro from '../../test/stubs/taro';
import Devices from '../pages/fleet/devices';
import Funnel from '../pages/insight/funnel';
import Tags from '../pages/customers/tags';

const PARSE = 'GET /api/v1/assistant/parse';
const LIST = 'GET /api/v1/devices';
const noRows = () => ({ rows: [], total: 0, counts: { offline: 2, online: 10 } });
const tags = ({ query }: Asked) => ({
  groups: query.search
    ? [{ id: 'g', name: '意向', choice: 'single', tags: [{ id: 't7', name: '高价值', customers: 3 }] }]
    : [],
  totalTags: 1,
  taggedCustomers: 3,
});
const rest = {
  [LIST]: noRows,
  'GET /api/v1/tags': tags,
  'GET /api/v1/me': () => someone(),
  'GET /api/v1/funnels/acquisition': () => aFunnel(),
  'GET /api/v1/funnels/community': () => aFunnel({ id: 'community' }),
  'GET /api/v1/reports/daily': () => ({ day: '2026-11-21', kpis: [], trend: [] }),
};
const understood = (reading: Partial<SentenceReading>) =>
  serve({ ...rest, [PARSE]: () => aReading(reading) });
const box = () => screen.getByPlaceholderText<HTMLInputElement>(/说：/);
const type = (words: string) => userEvent.type(box(), words);

test('nothing is asked while the fingers move; then the sentence is read once and its page offered', async () => {
  const asked = understood({});
  open(Devices);
  await type('离线设备');
  expect(await screen.findByText('打开 设备 · 离线')).toBeTruthy();
  expect(asked.filter(({ key }) => key === PARSE).map(({ query }) => query)).toEqual([{ text: '离线设备' }]);
  expect(asked.some(({ query }) => query.search === '离线设备')).toBe(false);
});

test('until it is understood the box says that it is being read', async () => {
  let answer: (reading: SentenceReading) => void = () => undefined;
  serve({ ...rest, [PARSE]: () => new Promise((r) => (answer = r)) });
  open(Devices);
  await type('离线设备');
  expect(await screen.findByText('正在理解…')).toBeTruthy();
  act(() => {
    answer(aReading());
  });
  expect(await screen.findByText('打开 设备 · 离线')).toBeTruthy();
  expect(screen.queryByText('正在理解…')).toBeNull();
});

test('on its own page the filter is set and the box is empty again', async () => {
  const asked = understood({});
  open(Devices);
  await type('离线设备');
  await userEvent.click(await screen.findByText('打开 设备 · 离线'));
  await waitFor(() => {
    expect(asked.filter(({ key }) => key === LIST).at(-1)?.query).toMatchObject({ state: 'offline' });
  });
  expect(box().value).toBe('');
  expect(Taro.switchTab).not.toHaveBeenCalled();
});

test('on another page it goes to the tab, which takes the errand when it is there', async () => {
  understood({});
  const funnel = open(Funnel);
  await type('离线设备');
  await userEvent.click(await screen.findByText('打开 设备 · 离线'));
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/fleet/devices/index' });
  funnel.unmount();
  const asked = understood({});
  open(Devices);
  await waitFor(() => {
    expect(asked.some(({ key, query }) => key === LIST && query.state === 'offline')).toBe(true);
  });
});

test('the 搜索 key opens at once, also when the answer comes later', async () => {
  understood({ command: 'device.show', args: { device: 'D-012' } });
  open(Tags);
  await type('设备 D-012{Enter}');
  await waitFor(() => {
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/fleet/deviceDetail/index?id=D-012' });
  });
});

test('a funnel is chosen by name and period', async () => {
  const asked = understood({
    command: 'funnel.show',
    args: {
      funnel: 'community',
      when: { from: '2026-11-16T00:00:00+08:00', to: '2026-11-23T00:00:00+08:00' },
    },
  });
  open(Funnel);
  await type('上周社群漏斗{Enter}');
  await waitFor(() => {
    expect(asked.at(-1)).toMatchObject({ path: '/api/v1/funnels/community', query: { period: 'lastWeek' } });
  });
});

const HIGH = { field: 'tag', op: 'has', value: '高价值' };

test('customers of a tag are found by the tag’s name; one nobody has is said so', async () => {
  understood({ command: 'customer.search', args: { audience: HIGH } });
  const first = open(Funnel);
  await type('高价值客户{Enter}');
  await waitFor(() => {
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/customers/tagCustomers/index?id=t7' });
  });
  first.unmount();
  understood({ command: 'customer.search', args: { audience: { ...HIGH, value: '没有' } } });
  open(Funnel);
  await type('没有客户{Enter}');
  expect(await screen.findByText('没有叫「没有」的标签')).toBeTruthy();
});

test('what touches phones is said in the chat, with the words to copy; 搜索 does nothing', async () => {
  Taro.setClipboardData.mockResolvedValue({});
  const asked = understood({
    command: 'device.restart',
    title: '重启',
    risk: 'danger',
    args: { device: 'D-012' },
  });
  open(Devices);
  await type('重启 D-012{Enter}');
  expect(await screen.findByText('「重启」请在企业微信里说：')).toBeTruthy();
  expect(screen.getByText('那里会先给您看预览，确认后才办')).toBeTruthy();
  await userEvent.click(screen.getByText('复制'));
  expect(await screen.findByText('已复制')).toBeTruthy();
  expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: '重启 D-012' });
  expect(Taro.navigateTo).not.toHaveBeenCalled();
  expect(asked.every(({ key }) => key.startsWith('GET '))).toBe(true);
});

test('a clipboard that is refused is said so', async () => {
  Taro.setClipboardData.mockRejectedValue(new Error('denied'));
  understood({ command: 'report.daily', title: '日报', args: {} });
  open(Devices);
  await type('日报');
  await userEvent.click(await screen.findByText('复制'));
  expect(await screen.findByText('请长按选择')).toBeTruthy();
});

test('what somebody may not do, and what does not exist yet, are said so', async () => {
  understood({
    allowed: false,
    refusal: { permission: 'device.list', roles: [], message: '没有权限 device.list' },
  });
  const first = open(Devices);
  await type('离线设备{Enter}');
  expect(await screen.findByText('没有权限 device.list')).toBeTruthy();
  expect(screen.queryByText(/^打开/)).toBeNull();
  first.unmount();
  understood({ command: 'withdrawal.review', title: '提现审核', built: false, args: {} });
  open(Devices);
  await type('提现审核');
  expect(await screen.findByText('「提现审核」听懂了，但这个功能还没有开放')).toBeTruthy();
});

test('a misspelt sentence is offered as it was meant, and the page looks for the words meanwhile', async () => {
  const suggestions = [{ command: 'device.show', title: '设备详情', say: '设备 D-012' }];
  const asked = serve({
    ...rest,
    [PARSE]: ({ query }) =>
      query.text === '设备 D-012'
        ? aReading({ command: 'device.show', args: { device: 'D-012' } })
        : aReading({ command: 'device.show', args: { device: 'D-012' }, confidence: 0.8, suggestions }),
  });
  open(Devices);
  await type('设倍 D-012');
  await userEvent.click(await screen.findByText('设备 D-012'));
  await waitFor(() => {
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/fleet/deviceDetail/index?id=D-012' });
  });
  expect(asked.some(({ query }) => query.search === '设倍 D-012')).toBe(true);
});

test('words that are no command are looked for here; a page with nothing to look in says what it takes', async () => {
  const asked = serve({ ...rest, [PARSE]: notUnderstood });
  const first = open(Devices);
  await type('小悦');
  await waitFor(() => {
    expect(asked.at(-1)?.query).toMatchObject({ search: '小悦' });
  });
  expect(screen.queryByText(/没听懂/)).toBeNull();
  first.unmount();
  open(Funnel);
  await type('小悦');
  expect(await screen.findByText('没听懂「小悦」')).toBeTruthy();
});

test('when nobody can be asked the page still looks, says why, and 重试 reads again', async () => {
  const asked = serve({ ...rest, [PARSE]: offline });
  open(Devices);
  await type('离线设备');
  expect(await screen.findByText('连不上服务器，请检查网络。先按关键词查找')).toBeTruthy();
  await waitFor(() => {
    expect(asked.at(-1)?.query).toMatchObject({ search: '离线设备' });
  });
  serve({ ...rest, [PARSE]: refused(500, 'internal', '服务器开小差了') });
  await userEvent.click(screen.getByText('重试'));
  expect(await screen.findByText('服务器开小差了。先按关键词查找')).toBeTruthy();
  understood({});
  await userEvent.click(screen.getByText('重试'));
  expect(await screen.findByText('打开 设备 · 离线')).toBeTruthy();
});
