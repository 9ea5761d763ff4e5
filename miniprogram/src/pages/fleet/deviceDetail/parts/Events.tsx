import { Text, View } from '@tarojs/components';
import type { DeviceDetail } from '@cunkebao/shared/fleet';
import { momentOf } from '@cunkebao/shared/kernel/zone';
import { Card } from '@/ui/Card';

/** The phone's diary, newest first. */
export function Events({ events, zone }: { events: DeviceDetail['events']; zone: string }) {
  return (
    <Card title="事件" extra={<Text>最近 20 条</Text>}>
      {events.length === 0 ? <Text className="detail-none">还没有事件</Text> : null}
      {events.map((event, at) => (
        <View key={`${event.at}-${String(at)}`} className="event">
          <View className="event-dot" />
          <Text className="event-text">{event.text}</Text>
          <Text className="detail-time">{momentOf(new Date(event.at), zone)}</Text>
        </View>
      ))}
    </Card>
  );
}
