import Taro from '../../test/stubs/taro';
import { copied } from './copy';
import { copied as copiedInBrowser } from './copy.h5';

const browserHas = (clipboard: unknown): void => {
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
};

test('a mini-program copies through its host and learns when that is refused', async () => {
  Taro.setClipboardData.mockResolvedValueOnce({}).mockRejectedValueOnce(new Error('denied'));
  expect(await copied('重启 D-012')).toBe(true);
  expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: '重启 D-012' });
  expect(await copied('重启 D-012')).toBe(false);
});

test('a browser copies by itself; without https it has no clipboard, and that is no error', async () => {
  const writeText = jest.fn().mockResolvedValue(undefined);
  browserHas({ writeText });
  expect(await copiedInBrowser('重启 D-012')).toBe(true);
  expect(writeText).toHaveBeenCalledWith('重启 D-012');
  browserHas(undefined);
  expect(await copiedInBrowser('重启 D-012')).toBe(false);
});
