import { Text, View } from '@tarojs/components';
import type { Me } from '@cunkebao/shared/operators';
import { ROLE_NAMES } from '@cunkebao/shared/operators/roles';
import { Card } from '@/ui/Card';
import { Tag } from '@/ui/Tag';

/** Who I am, and in which roles. */
export function Profile({ me }: { me: Me }) {
  return (
    <Card>
      <View className="me">
        <View className="me-face">
          <Text>{me.name.slice(0, 1)}</Text>
        </View>
        <View className="me-body">
          <Text className="me-name">{me.name}</Text>
          <Text className="me-id">{me.userid}</Text>
        </View>
      </View>
      <View className="me-roles">
        {me.roles.length === 0 ? <Text className="me-id">还没有角色，请联系管理员</Text> : null}
        {me.roles.map((role) => (
          <Tag key={role} tone="info">
            {ROLE_NAMES[role]}
          </Tag>
        ))}
      </View>
    </Card>
  );
}
