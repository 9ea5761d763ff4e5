import { useSyncExternalStore } from 'react';
import useSWR, { type SWRResponse } from 'swr';
import type { Endpoint, EndpointInput, EndpointKey, EndpointReply } from '@cunkebao/shared/kernel';
import { onSessionRound, sessionRound } from '@/platform/session';
import type { ApiError } from './apiError';
import { callRaw, type RawInput } from './call';

export interface CallOptions {
  /** ask again this often; 0 or nothing = only on focus and reconnect */
  everyMs?: number;
  /** while the answer to a changed question is under way, keep showing the one before */
  keepPrevious?: boolean;
}

/** One endpoint's answer, shared by every component that asks the same question. `null` asks nothing. */
export function useCall<E extends Endpoint = never>(
  key: EndpointKey<E> | null,
  input?: EndpointInput<E>,
  options: CallOptions = {},
): SWRResponse<EndpointReply<E>, ApiError> {
  const round = useSyncExternalStore(onSessionRound, sessionRound);
  return useSWR<EndpointReply<E>, ApiError>(
    key === null ? null : [key, input, round],
    ([asked, given]: [string, RawInput | undefined]) => callRaw(asked, given) as Promise<EndpointReply<E>>,
    { refreshInterval: options.everyMs ?? 0, keepPreviousData: options.keepPrevious ?? false },
  );
}
