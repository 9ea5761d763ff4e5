import { useRouter } from '@tarojs/taro';
import type { getDevice } from '@cunkebao/shared/fleet';
import { askAgain } from '@/api/askAgain';
import { problemOf } from '@/api/problemOf';
import { useCall } from '@/api/useCall';
import { useZone } from '@/api/useMe';
import { useOnScreen } from '@/platform/useOnScreen';
import { usePageRefresh } from '@/platform/usePageRefresh';

const LIVE_MS = 5_000;

/** One phone, live while it is looked at. */
export function usePage() {
  const id = useRouter().params.id ?? '';
  const zone = useZone();
  const onScreen = useOnScreen();
  const device = useCall<typeof getDevice>(
    'GET /api/v1/devices/:id',
    { params: { id } },
    { everyMs: onScreen ? LIVE_MS : 0 },
  );
  usePageRefresh(() => device.mutate());
  return {
    id,
    zone,
    data: device.data,
    problem: problemOf(device.error),
    retry: askAgain(() => device.mutate()),
  };
}
