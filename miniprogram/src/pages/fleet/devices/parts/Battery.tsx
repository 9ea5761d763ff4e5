import { Text, View } from '@tarojs/components';
import { LOW_BATTERY } from '@cunkebao/shared/fleet/stateOfDevice';

/** The level as a small battery and a number; below the limit of domain.md §2 it warns, unless it is charging. */
export function Battery({ level, charging }: { level: number | null; charging: boolean }) {
  if (level === null) return null;
  const look = charging ? 'charging' : level < LOW_BATTERY ? 'low' : 'fine';
  return (
    <View className="battery">
      <View className="battery-case">
        <View className={`battery-level battery-${look}`} style={{ width: `${String(level)}%` }} />
      </View>
      <Text className="device-fact">{`${String(level)}%${charging ? ' 充电中' : ''}`}</Text>
    </View>
  );
}
