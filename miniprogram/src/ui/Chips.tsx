import { Text, View } from '@tarojs/components';
import { figure } from './figures';
import { press } from './press';

export interface Chip<K extends string> {
  key: K;
  label: string;
  count?: number;
}

/** A row of filters of which exactly one is on; it scrolls sideways when there are many. */
export function Chips<K extends string>(props: {
  chips: readonly Chip<K>[];
  value: K;
  onChange: (key: K) => void;
}) {
  return (
    <View className="chips">
      {props.chips.map((chip) => (
        <View
          key={chip.key}
          className={`chip${chip.key === props.value ? ' chip-on' : ''}`}
          {...press(() => {
            props.onChange(chip.key);
          }, chip.label)}
        >
          <Text>{chip.label}</Text>
          {chip.count === undefined ? null : <Text className="chip-count">{figure(chip.count)}</Text>}
        </View>
      ))}
    </View>
  );
}
