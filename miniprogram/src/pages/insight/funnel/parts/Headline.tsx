import { Text, View } from '@tarojs/components';
import type { FunnelReport } from '@cunkebao/shared/insight';
import { momentOf } from '@cunkebao/shared/kernel/zone';
import { Card } from '@/ui/Card';
import { figure, percent } from '@/ui/figures';
import { Stat } from '@/ui/Stat';

/** The funnel in three figures: who came in, who came through, and the share. */
export function Headline({ report, zone }: { report: FunnelReport; zone: string }) {
  const first = report.steps[0];
  const last = report.steps[report.steps.length - 1];
  return (
    <Card>
      <View className="stats">
        <Stat label={first?.name ?? '进入'} value={figure(first?.customers ?? 0)} />
        <Stat label={last?.name ?? '完成'} value={figure(last?.customers ?? 0)} />
        <Stat label="整体转化" value={percent(report.conversion)} tone="info" />
      </View>
      <Text className="funnel-span">
        {`${momentOf(new Date(report.from), zone)} 至 ${momentOf(new Date(report.to), zone)}`}
      </Text>
    </Card>
  );
}
