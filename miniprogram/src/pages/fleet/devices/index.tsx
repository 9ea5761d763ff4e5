import { View } from '@tarojs/components';
import { DEVICE_STATE_NAMES, DEVICE_STATES } from '@cunkebao/shared/fleet/deviceStates';
import { Ask } from '@/assistant/Ask';
import { Chips, type Chip } from '@/ui/Chips';
import { Empty } from '@/ui/Empty';
import { Loaded } from '@/ui/Loaded';
import { More } from '@/ui/More';
import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';
import { DeviceItem } from './parts/DeviceItem';
import { usePage, type Filter } from './usePage';
import './index.scss';

export default function Devices() {
  const page = usePage();
  const { data } = page;
  return (
    <Page title="设备" note={data && !page.problem ? <View className="live">实时</View> : undefined}>
      <Ask
        key={page.errands}
        here="devices"
        placeholder="搜编号、名称、昵称，或说：离线设备"
        onKeyword={page.lookFor}
      />
      <Loaded data={data} problem={page.problem} skeleton={<Skeleton cards={6} chips />} onRetry={page.retry}>
        {({ rows, total, counts }) => (
          <>
            {total > 0 || page.filter !== 'all' ? (
              <Chips chips={chipsOf(counts, page.filter)} value={page.filter} onChange={page.pickFilter} />
            ) : null}
            {rows.length === 0 ? (
              <Nothing filtered={page.filter !== 'all' || page.search !== ''} />
            ) : (
              <View className={page.waiting ? 'waiting' : ''}>
                {rows.map((device) => (
                  <DeviceItem key={device.id} device={device} />
                ))}
                <More
                  shown={rows.length}
                  total={total}
                  busy={page.loadingMore}
                  done={rows.length >= total}
                  onMore={page.more}
                />
              </View>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <Empty title="没有符合的设备" hint="换一个状态或关键词试试" />
  ) : (
    <Empty title="还没有设备" hint="在企业微信里发送“添加设备”，用手机扫码配对" />
  );
}

/** Only states that occur are offered, and the one that is picked. */
function chipsOf(counts: Record<string, number>, picked: Filter): Chip<Filter>[] {
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const states = DEVICE_STATES.filter((state) => (counts[state] ?? 0) > 0 || state === picked);
  return [
    { key: 'all', label: '全部', count: all },
    ...states.map((state) => ({ key: state, label: DEVICE_STATE_NAMES[state], count: counts[state] ?? 0 })),
  ];
}
