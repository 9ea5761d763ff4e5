import { Text, View } from '@tarojs/components';
import { press } from './press';

/** One line above content that is still shown although it could not be refreshed. */
export function Notice(props: { text: string; action: string; onAction: () => void }) {
  return (
    <View className="notice">
      <Text className="notice-text">{props.text}</Text>
      <Text className="notice-action" {...press(props.onAction)}>
        {props.action}
      </Text>
    </View>
  );
}
