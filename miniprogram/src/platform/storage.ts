import Taro from '@tarojs/taro';

/** Values of this visit, for when there is no storage at all. */
const memory = new Map<string, string>();

/** Survives a storage that is absent or full: a browser in private mode throws, and the visit still goes on. */
export function readStored(key: string): string | undefined {
  try {
    const value: unknown = Taro.getStorageSync(key);
    return typeof value === 'string' && value !== '' ? value : memory.get(key);
  } catch {
    return memory.get(key);
  }
}

export function store(key: string, value: string): void {
  memory.set(key, value);
  try {
    Taro.setStorageSync(key, value);
  } catch {
    // kept in memory until the page is left
  }
}

export function forget(key: string): void {
  memory.delete(key);
  try {
    Taro.removeStorageSync(key);
  } catch {
    // nothing was kept
  }
}
