import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';

/** One line of facts: the name of a thing at the left, the thing at the right. */
export function Cell(props: { label: string; value: ReactNode }) {
  return (
    <View className="cell">
      <Text className="cell-label">{props.label}</Text>
      <View className="cell-value">{props.value}</View>
    </View>
  );
}
