import { View } from '@tarojs/components';

/** Grey shapes of the size the content will have, so that nothing jumps when it comes. */
export function Skeleton(props: { cards: number; lines?: number; chips?: boolean }) {
  return (
    <View className="skeleton" ariaLabel="加载中" aria-label="加载中" aria-busy="true">
      {props.chips ? (
        <View className="chips">
          {[0, 1, 2, 3].map((chip) => (
            <View key={chip} className="chip skeleton-chip" />
          ))}
        </View>
      ) : null}
      {Array.from({ length: props.cards }, (_, card) => (
        <View key={card} className="skeleton-card">
          {Array.from({ length: props.lines ?? 3 }, (_line, line) => (
            <View key={line} className={`skeleton-line skeleton-line-${String(line % 3)}`} />
          ))}
        </View>
      ))}
    </View>
  );
}
