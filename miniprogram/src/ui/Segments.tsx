import { Text, View } from '@tarojs/components';
import { press } from './press';

/** Two or three views of the same thing, side by side. */
export function Segments<K extends string>(props: {
  options: readonly { key: K; label: string }[];
  value: K;
  onChange: (key: K) => void;
}) {
  return (
    <View className="segments">
      {props.options.map(({ key, label }) => (
        <View
          key={key}
          className={`segment${key === props.value ? ' segment-on' : ''}`}
          {...press(() => {
            props.onChange(key);
          }, label)}
        >
          <Text>{label}</Text>
        </View>
      ))}
    </View>
  );
}
