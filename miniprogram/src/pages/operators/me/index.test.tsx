import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { onSignIn } from '@/api/call';
import { currentToken, keepToken } from '@/platform/session';
import { someone } from '../../../../test/examples';
import { open } from '../../../../test/open';
import { refused, serve } from '../../../../test/server';
import Taro from '../../../../test/stubs/taro';
import Me from './index';

const ME = 'GET /api/v1/me';

test('shows who I am, my roles, what I may do, language and version', async () => {
  serve({ [ME]: () => someone() });
  open(Me);
  expect(screen.getByLabelText('加载中')).toBeTruthy();
  for (const words of ['陈静', '矩阵管理', '用户运营', '查看列表、重启', '中文', 'Asia/Shanghai', '1.2.3']) {
    expect(await screen.findByText(words)).toBeTruthy();
  }
});

test('logging out forgets the token and what was shown, until 登录 is pressed', async () => {
  const signIn = jest.fn(() => {
    keepToken('token-2');
    return Promise.resolve('token-2');
  });
  onSignIn(signIn);
  serve({ [ME]: () => someone() });
  Taro.showModal.mockResolvedValue({ confirm: true });
  open(Me);
  await userEvent.click(await screen.findByText('退出登录'));
  expect(await screen.findByText('你已退出登录')).toBeTruthy();
  expect(screen.queryByText('陈静')).toBeNull();
  expect(currentToken()).toBeUndefined();
  expect(signIn).not.toHaveBeenCalled();

  await userEvent.click(screen.getByText('登录'));
  expect(await screen.findByText('陈静')).toBeTruthy();
  expect(signIn).toHaveBeenCalledTimes(1);
});

test('a change of mind leaves everything as it is', async () => {
  serve({ [ME]: () => someone() });
  Taro.showModal.mockResolvedValue({ confirm: false });
  open(Me);
  await userEvent.click(await screen.findByText('退出登录'));
  await waitFor(() => {
    expect(Taro.showModal).toHaveBeenCalled();
  });
  expect(currentToken()).toBe('token-1');
  expect(screen.getByText('陈静')).toBeTruthy();
});

test('a failure has words and a way to try again', async () => {
  serve({ [ME]: refused(500, 'internal', '服务器开小差了') });
  open(Me);
  expect(await screen.findByText('服务器开小差了')).toBeTruthy();
  expect(screen.getByText('重试')).toBeTruthy();
});
