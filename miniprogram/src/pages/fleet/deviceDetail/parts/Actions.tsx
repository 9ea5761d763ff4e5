import { Text, View } from '@tarojs/components';
import type { DeviceDetail } from '@cunkebao/shared/fleet';
import { momentOf } from '@cunkebao/shared/kernel/zone';
import { Card } from '@/ui/Card';
import { Tag } from '@/ui/Tag';
import { actionTone } from './actionTone';

/** What the phone is doing or did last, and what became of it. */
export function Actions({ actions, zone }: { actions: DeviceDetail['actions']; zone: string }) {
  return (
    <Card title="动作" extra={<Text>最近 10 个</Text>}>
      {actions.length === 0 ? <Text className="detail-none">还没有执行过动作</Text> : null}
      {actions.map((action, at) => (
        <View key={`${action.at}-${String(at)}`} className="action">
          <View className="action-body">
            <Text className="action-kind">{action.kind}</Text>
            {action.text === action.state ? null : <Text className="action-text">{action.text}</Text>}
            <Text className="detail-time">
              {`${momentOf(new Date(action.at), zone)}${action.task ? ` · ${action.task}` : ''}`}
            </Text>
          </View>
          <Tag tone={actionTone(action.state)}>{action.state}</Tag>
        </View>
      ))}
    </Card>
  );
}
