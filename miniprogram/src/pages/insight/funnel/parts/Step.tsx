import { Text, View } from '@tarojs/components';
import type { FunnelStep } from '@cunkebao/shared/insight';
import { Bar } from '@/ui/Bar';
import { figure, percent, span } from '@/ui/figures';
import { Tag } from '@/ui/Tag';

/** One step as a bar: how many got here, how they got here from the step before, and how many did not. */
export function Step({ step, first, worst }: { step: FunnelStep; first: boolean; worst: boolean }) {
  return (
    <View className={`step${worst ? ' step-worst' : ''}`}>
      {first ? null : (
        <View className="step-way">
          <Text className="step-share">{`转化 ${percent(step.ofPrevious)}`}</Text>
          <Text className="step-lost">{`流失 ${figure(step.dropped)}`}</Text>
          <Text className="step-time">{`中位 ${span(step.medianMinutes)}`}</Text>
          {worst ? <Tag tone="bad">流失最多</Tag> : null}
        </View>
      )}
      <View className="step-line">
        <Text className="step-name">{step.name}</Text>
        <View className="step-figures">
          <Text className="step-count">{figure(step.customers)}</Text>
          <Text className="step-of">{percent(step.ofFirst ?? (first ? 1 : null))}</Text>
        </View>
      </View>
      <Bar share={step.ofFirst ?? (first ? 1 : 0)} tone={worst ? 'bad' : 'info'} thick />
    </View>
  );
}
