import type { getMe } from '@cunkebao/shared/operators';
import { useCall } from './useCall';

export const useMe = () => useCall<typeof getMe>('GET /api/v1/me');

/** The tenant's zone, in which every time is shown; the default until we know who asks. */
export const useZone = (): string => useMe().data?.timeZone ?? 'Asia/Shanghai';
