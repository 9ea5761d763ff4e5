import type { PropsWithChildren, ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { IS_H5 } from '@/config';
import { press } from './press';

/** The frame of every page. A mini-program has its own title bar above the page; a browser gets this one. */
export function Page(props: PropsWithChildren<{ title: string; note?: ReactNode; onBack?: () => void }>) {
  return (
    <View className="page">
      {IS_H5 ? (
        <View className="page-head">
          {props.onBack ? <View className="page-back" {...press(props.onBack, '返回')} /> : null}
          <Text className="page-title">{props.title}</Text>
          {props.note ? <View className="page-note">{props.note}</View> : null}
        </View>
      ) : null}
      {props.children}
    </View>
  );
}
