import type { Problem } from '@/ui/ErrorState';
import { ApiError } from './apiError';

/** What a page says about a failed call. */
export function problemOf(error: unknown): Problem | undefined {
  if (!error) return undefined;
  if (!(error instanceof ApiError)) return { kind: 'failed', message: '页面出了点问题，请重试' };
  return { kind: kindOf(error), message: error.message, traceId: error.traceId };
}

function kindOf(error: ApiError): Problem['kind'] {
  if (error.status === 0) return 'offline';
  if (error.status === 401) return 'signedOut';
  if (error.status === 403) return 'forbidden';
  return error.status === 404 ? 'missing' : 'failed';
}
