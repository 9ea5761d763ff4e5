import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aFunnel } from '../../../../test/examples';
import { open } from '../../../../test/open';
import { refused, serve } from '../../../../test/server';
import Funnel from './index';

const FUNNEL = 'GET /api/v1/funnels/acquisition';
const DAILY = 'GET /api/v1/reports/daily';
const daily = () => ({
  day: '2026-11-21',
  kpis: [],
  trend: Array.from({ length: 14 }, (_, at) => ({
    day: `2026-11-${String(8 + at).padStart(2, '0')}`,
    newFriends: 100 + at,
    deals: at,
  })),
});

test('every step stands there with conversion, drop-off and median time, the worst marked', async () => {
  serve({ [FUNNEL]: () => aFunnel(), [DAILY]: daily });
  open(Funnel);
  for (const words of [
    '转化 25%',
    '流失 900',
    '中位 1 小时 35 分',
    '流失最多',
    '11-16 00:00 至 11-22 14:30',
  ]) {
    expect(await screen.findByText(words)).toBeTruthy();
  }
});

test('the worst step is found whether the server names it or gives its kind', async () => {
  serve({ [FUNNEL]: () => aFunnel({ worstStep: 'passed' }), [DAILY]: daily });
  open(Funnel);
  expect(await screen.findByText('流失最多')).toBeTruthy();
});

test('another period and another funnel are other questions', async () => {
  const asked = serve({
    [FUNNEL]: () => aFunnel(),
    'GET /api/v1/funnels/community': () => aFunnel({ id: 'community' }),
    [DAILY]: daily,
  });
  open(Funnel);
  await screen.findByText('转化 25%');
  await userEvent.click(screen.getByRole('button', { name: '近30天' }));
  await userEvent.click(screen.getByRole('button', { name: '社群漏斗' }));
  await waitFor(() => {
    expect(asked.at(-1)).toMatchObject({ path: '/api/v1/funnels/community', query: { period: 'last30' } });
  });
});

test('the trend is a picture with its figures in words, of friends or of deals', async () => {
  serve({ [FUNNEL]: () => aFunnel(), [DAILY]: daily });
  open(Funnel);
  const picture = await screen.findByAltText('近 14 天新增好友折线图');
  expect(picture.getAttribute('src')).toMatch(/^data:image\/svg\+xml;base64,/);
  expect(screen.getByText('1,491')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '成交' }));
  expect(screen.getByAltText('近 14 天成交折线图')).toBeTruthy();
  expect(screen.getByText('91')).toBeTruthy();
});

test('a period in which nobody came says so', async () => {
  const nobody = {
    kind: 'scanned',
    name: '扫码',
    customers: 0,
    ofPrevious: null,
    ofFirst: null,
    dropped: 0,
    medianMinutes: null,
  };
  serve({ [FUNNEL]: () => aFunnel({ steps: [nobody], conversion: null, worstStep: null }), [DAILY]: daily });
  open(Funnel);
  expect(await screen.findByText('这段时间没有客户进来')).toBeTruthy();
  expect(screen.getByText('—')).toBeTruthy();
});

test('funnel and trend fail one without the other', async () => {
  serve({ [FUNNEL]: () => aFunnel(), [DAILY]: refused(403, 'forbidden', '缺少权限 report.daily') });
  open(Funnel);
  expect(await screen.findByText('缺少权限 report.daily')).toBeTruthy();
  expect(await screen.findByText('转化 25%')).toBeTruthy();
});

test('one reason for both is said once, and 重试 asks for both', async () => {
  serve({
    [FUNNEL]: refused(500, 'internal', '服务器开小差了'),
    [DAILY]: refused(500, 'internal', '服务器开小差了'),
  });
  open(Funnel);
  await waitFor(() => {
    expect(screen.getAllByText('服务器开小差了')).toHaveLength(1);
  });
  serve({ [FUNNEL]: () => aFunnel(), [DAILY]: daily });
  await userEvent.click(screen.getByText('重试'));
  expect(await screen.findByText('转化 25%')).toBeTruthy();
  expect(await screen.findByAltText('近 14 天新增好友折线图')).toBeTruthy();
});
