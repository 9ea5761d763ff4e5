import { Text, View } from '@tarojs/components';
import { press } from './press';

export function Button(props: {
  children: string;
  onClick: () => void;
  kind?: 'main' | 'plain' | 'danger';
  busy?: boolean;
  wide?: boolean;
}) {
  const { kind = 'plain', busy = false, wide = false } = props;
  return (
    <View
      className={`button button-${kind}${busy ? ' button-busy' : ''}${wide ? ' button-wide' : ''}`}
      {...press(() => {
        if (!busy) props.onClick();
      })}
    >
      <Text>{props.children}</Text>
    </View>
  );
}
