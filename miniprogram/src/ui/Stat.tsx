import { Text, View } from '@tarojs/components';
import type { Tone } from './tone';

/** One figure with its name. Stands in a `stats` row of two to four. */
export function Stat(props: { label: string; value: string; note?: string; tone?: Tone }) {
  return (
    <View className="stat">
      <Text className={`stat-value${props.tone ? ` tone-${props.tone}` : ''}`}>{props.value}</Text>
      <Text className="stat-label">{props.label}</Text>
      {props.note ? <Text className="stat-note">{props.note}</Text> : null}
    </View>
  );
}
