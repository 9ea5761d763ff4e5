import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Problem } from './ErrorState';
import { Loaded } from './Loaded';

const show = (data: string | undefined, problem?: Problem, onRetry: () => void = () => undefined) =>
  render(
    <Loaded data={data} problem={problem} skeleton={<i>骨架</i>} onRetry={onRetry}>
      {(words) => <p>{words}</p>}
    </Loaded>,
  );

test('waiting shows the skeleton', () => {
  show(undefined);
  expect(screen.getByText('骨架')).toBeTruthy();
});

test('a failure shows its words, its trace id and a way to try again', async () => {
  const retry = jest.fn();
  show(undefined, { kind: 'failed', message: '服务器开小差了', traceId: 'abc' }, retry);
  expect(screen.getByText('服务器开小差了')).toBeTruthy();
  expect(screen.getByText('追踪号 abc')).toBeTruthy();
  await userEvent.click(screen.getByText('重试'));
  expect(retry).toHaveBeenCalledTimes(1);
});

test('a line that goes down leaves the last figures standing, and says so', () => {
  show('37 台', { kind: 'offline', message: '连不上服务器' });
  expect(screen.getByText('37 台')).toBeTruthy();
  expect(screen.getByText('网络不通，显示的是上一次的数据')).toBeTruthy();
});

test.each(['forbidden', 'signedOut', 'missing'] as const)('%s takes away what was shown', (kind) => {
  show('37 台', { kind, message: '不行' });
  expect(screen.queryByText('37 台')).toBeNull();
  expect(screen.getByText('不行')).toBeTruthy();
});
