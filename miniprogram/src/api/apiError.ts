import type { ApiErrorBody } from '@cunkebao/shared/kernel';

/** `offline` and `timeout` never reached the server; `badReply` is an answer that is not ours (a proxy's page). */
export type ApiErrorCode = ApiErrorBody['code'] | 'offline' | 'timeout' | 'badReply';

/** A call that did not work out. `message` is Chinese and may be shown to people. */
export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 when there was no answer */
    readonly status: number,
    readonly code: ApiErrorCode,
    message: string,
    readonly traceId?: string,
    readonly field?: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}
