import { Text, View } from '@tarojs/components';
import { Button } from './Button';

export type Picture = 'empty' | 'offline' | 'lock' | 'alert' | 'door';

/** What stands where content would be: a picture, what is the matter and the one thing to do about it. */
export function Empty(props: {
  picture?: Picture;
  title: string;
  hint?: string;
  trace?: string;
  action?: { label: string; onClick: () => void };
}) {
  return (
    <View className="state">
      <View className={`state-picture picture-${props.picture ?? 'empty'}`} />
      <Text className="state-title">{props.title}</Text>
      {props.hint ? <Text className="state-hint">{props.hint}</Text> : null}
      {props.trace ? (
        <Text className="state-trace" selectable userSelect>
          {props.trace}
        </Text>
      ) : null}
      {props.action ? (
        <View className="state-action">
          <Button onClick={props.action.onClick}>{props.action.label}</Button>
        </View>
      ) : null}
    </View>
  );
}
