import { View } from '@tarojs/components';
import type { Tone } from './tone';

/** A share of a whole, 0..1. What is not nothing stays visible. */
export function Bar(props: { share: number; tone?: Tone; thick?: boolean }) {
  const width = props.share > 0 ? Math.min(100, Math.max(1.5, props.share * 100)) : 0;
  return (
    <View className={`bar${props.thick ? ' bar-thick' : ''}`}>
      <View className={`bar-fill tone-${props.tone ?? 'info'}`} style={{ width: `${width.toFixed(1)}%` }} />
    </View>
  );
}
