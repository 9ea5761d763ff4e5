import { Text, View } from '@tarojs/components';
import { Button } from './Button';
import { figure } from './figures';

/** The end of a list: the way to the next rows, or that this is all. */
export function More(props: {
  shown: number;
  total: number;
  busy: boolean;
  done: boolean;
  onMore: () => void;
}) {
  return (
    <View className="more">
      {props.done ? (
        <Text className="more-end">{`共 ${figure(props.total)} 条，已全部显示`}</Text>
      ) : (
        <Button onClick={props.onMore} busy={props.busy}>
          {props.busy ? '加载中…' : `加载更多（${figure(props.shown)}/${figure(props.total)}）`}
        </Button>
      )}
    </View>
  );
}
