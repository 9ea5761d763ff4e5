import { useEffect } from 'react';

interface Handlers {
  show: (() => void)[];
  hide: (() => void)[];
  pull: (() => void)[];
}
const handlers: Handlers = { show: [], hide: [], pull: [] };

/** What the page under test was opened with. */
export const router: { params: Record<string, string> } = { params: {} };

function useHandler(list: (() => void)[], handler: () => void): void {
  useEffect(() => {
    list.push(handler);
    return () => {
      list.splice(list.indexOf(handler), 1);
    };
  });
}

export function useDidShow(handler: () => void): void {
  useHandler(handlers.show, handler);
  useEffect(handler, []);
}
export const useDidHide = (handler: () => void): void => {
  useHandler(handlers.hide, handler);
};
export const usePullDownRefresh = (handler: () => void): void => {
  useHandler(handlers.pull, handler);
};
export const useRouter = (): typeof router => router;

/** Does to the page under test what a finger or the system would. */
export const happens = (what: keyof Handlers): void => {
  for (const handler of [...handlers[what]]) handler();
};

const Taro = {
  request: jest.fn(),
  login: jest.fn(),
  showModal: jest.fn(),
  showToast: jest.fn(),
  navigateTo: jest.fn(),
  navigateBack: jest.fn(),
  switchTab: jest.fn(),
  setClipboardData: jest.fn(),
  stopPullDownRefresh: jest.fn(),
  getCurrentPages: () => [],
  getWindowInfo: () => ({ windowWidth: 390, windowHeight: 844 }),
  getStorageSync: (key: string) => localStorage.getItem(key) ?? '',
  setStorageSync: (key: string, value: string) => {
    localStorage.setItem(key, value);
  },
  removeStorageSync: (key: string) => {
    localStorage.removeItem(key);
  },
};
export default Taro;

export function resetTaro(): void {
  router.params = {};
  for (const value of Object.values(Taro)) if (jest.isMockFunction(value)) value.mockReset();
}
