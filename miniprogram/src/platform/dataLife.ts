import Taro from '@tarojs/taro';
import type { SWRConfiguration } from 'swr';
import { ApiError } from '@/api/apiError';
import { IS_H5 } from '@/config';

let onScreen = true;
let connected = true;

/** A browser tells SWR by itself when it is looked at or back online; a mini-program has its own words for both. */
const miniProgram: Partial<SWRConfiguration> = {
  isVisible: () => onScreen,
  isOnline: () => connected,
};
const wiring = {
  initFocus(refresh: () => void) {
    const shown = () => {
      onScreen = true;
      refresh();
    };
    const hidden = () => {
      onScreen = false;
    };
    Taro.onAppShow(shown);
    Taro.onAppHide(hidden);
    return () => {
      Taro.offAppShow(shown);
      Taro.offAppHide(hidden);
    };
  },
  initReconnect(refresh: () => void) {
    const changed = ({ isConnected }: { isConnected: boolean }) => {
      if (isConnected && !connected) refresh();
      connected = isConnected;
    };
    Taro.onNetworkStatusChange(changed);
    return () => {
      Taro.offNetworkStatusChange(changed);
    };
  },
};

export const dataLife: SWRConfiguration = {
  ...(IS_H5 ? {} : { ...miniProgram, provider: () => new Map(), ...wiring }),
  errorRetryInterval: 4_000,
  // A refusal will be one again; silence and trouble on the server may pass.
  shouldRetryOnError: (error: unknown) =>
    error instanceof ApiError && (error.status === 0 || error.status >= 500),
};
