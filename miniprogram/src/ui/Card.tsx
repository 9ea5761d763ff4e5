import type { PropsWithChildren, ReactNode } from 'react';
import { Text, View } from '@tarojs/components';

/** A white sheet with an optional heading; `extra` stands at the right of it. */
export function Card(props: PropsWithChildren<{ title?: string; extra?: ReactNode; flush?: boolean }>) {
  return (
    <View className={`card${props.flush ? ' card-flush' : ''}`}>
      {props.title ? (
        <View className="card-head">
          <Text className="card-title">{props.title}</Text>
          {props.extra ? <View className="card-extra">{props.extra}</View> : null}
        </View>
      ) : null}
      {props.children}
    </View>
  );
}
