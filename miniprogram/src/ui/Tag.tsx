import { Text } from '@tarojs/components';
import type { Tone } from './tone';

export function Tag(props: { tone?: Tone; children: string }) {
  return <Text className={`tag tone-${props.tone ?? 'mute'}`}>{props.children}</Text>;
}
