import type { ComponentType } from 'react';
import { render } from '@testing-library/react';
import { SWRConfig } from 'swr';
import { keepToken } from '@/platform/session';
import { router } from './stubs/taro';

/** Opens a page as a person who is logged in, with nothing remembered from other tests. */
export function open(Page: ComponentType, params: Record<string, string> = {}) {
  keepToken('token-1');
  router.params = params;
  return render(
    <SWRConfig value={{ provider: () => new Map(), shouldRetryOnError: false, dedupingInterval: 0 }}>
      <Page />
    </SWRConfig>,
  );
}
