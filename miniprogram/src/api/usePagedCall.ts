import { useSyncExternalStore } from 'react';
import useSWRInfinite, { type SWRInfiniteResponse } from 'swr/infinite';
import type { Endpoint, EndpointInput, EndpointKey, EndpointReply } from '@cunkebao/shared/kernel';
import { onSessionRound, sessionRound } from '@/platform/session';
import type { ApiError } from './apiError';
import { callRaw, type RawInput } from './call';
import type { CallOptions } from './useCall';

/** A list in pages. `inputOf` builds the question for one page from the answer before; null = there is no more. */
export function usePagedCall<E extends Endpoint = never>(
  key: EndpointKey<E>,
  inputOf: (index: number, before: EndpointReply<E> | null) => EndpointInput<E> | null,
  options: CallOptions & {
    /** rows change under our hands: every loaded page is fetched again, not only the last */
    live?: boolean;
  } = {},
): SWRInfiniteResponse<EndpointReply<E>, ApiError> {
  const round = useSyncExternalStore(onSessionRound, sessionRound);
  return useSWRInfinite<EndpointReply<E>, ApiError>(
    (index: number, before: EndpointReply<E> | null) => {
      const input = inputOf(index, before);
      return input === null ? null : [key, input, round];
    },
    ([asked, given]: [string, RawInput]) => callRaw(asked, given) as Promise<EndpointReply<E>>,
    {
      refreshInterval: options.everyMs ?? 0,
      keepPreviousData: options.keepPrevious ?? false,
      revalidateAll: options.live ?? false,
      revalidateFirstPage: false,
    },
  );
}
