import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aDeviceDetail, someone } from '../../../../test/examples';
import { open } from '../../../../test/open';
import { refused, serve } from '../../../../test/server';
import Taro from '../../../../test/stubs/taro';
import DeviceDetail from './index';

const ONE = 'GET /api/v1/devices/D-006';
const ME = 'GET /api/v1/me';

test('the phone stands there with state, cause, vitals, account, actions and diary, in the tenant zone', async () => {
  serve({
    [ME]: () => someone(),
    [ONE]: () =>
      aDeviceDetail({
        id: 'D-006',
        state: 'abnormal',
        cause: '电量 9% 未充电',
        battery: 9,
        freeMb: 320,
        actions: [
          {
            task: 'T-87',
            kind: '重启',
            state: '执行中',
            text: '执行中 40%',
            at: '2026-11-22T06:29:00.000Z',
          },
          { task: null, kind: '截图', state: '完成', text: '完成', at: '2026-11-22T06:00:00.000Z' },
        ],
        events: [{ at: '2026-11-22T06:20:00.000Z', kind: 'lowBattery', text: '电量低于 20%' }],
      }),
  });
  open(DeviceDetail, { id: 'D-006' });
  expect(screen.getByLabelText('加载中')).toBeTruthy();
  expect(await screen.findByText('电量 9% 未充电 · 11-22 09:00 起')).toBeTruthy();
  for (const words of [
    '异常',
    '9%',
    '320 MB',
    '14:30',
    '健康分 92 · 优秀',
    '重启',
    '执行中',
    '执行中 40%',
    '11-22 14:29 · T-87',
    '电量低于 20%',
  ]) {
    expect(screen.getByText(words)).toBeTruthy();
  }
  expect(screen.getAllByText('完成')).toHaveLength(1);
});

test('a phone without an account, actions or events says so', async () => {
  serve({ [ONE]: () => aDeviceDetail({ id: 'D-006', account: null }) });
  open(DeviceDetail, { id: 'D-006' });
  expect(await screen.findByText('这台手机上没有登录微信号')).toBeTruthy();
  expect(screen.getByText('还没有执行过动作')).toBeTruthy();
  expect(screen.getByText('还没有事件')).toBeTruthy();
});

test('an unknown id shows the nearest ones the server names', async () => {
  serve({ [ONE]: refused(404, 'notFound', '没有 D-006，是不是 D-005？') });
  open(DeviceDetail, { id: 'D-006' });
  expect(await screen.findByText('没有 D-006，是不是 D-005？')).toBeTruthy();
});

test('back from a page opened by a link leads to the list', async () => {
  serve({ [ONE]: () => aDeviceDetail() });
  open(DeviceDetail, { id: 'D-006' });
  await userEvent.click(screen.getByRole('button', { name: '返回' }));
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/fleet/devices/index' });
});
