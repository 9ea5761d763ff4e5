import { useState } from 'react';
import { Image, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Card } from '@/ui/Card';
import { lineSvg } from '@/ui/chart/lineSvg';
import { svgUri } from '@/ui/chart/svgUri';
import { Empty } from '@/ui/Empty';
import { figure } from '@/ui/figures';
import { Segments } from '@/ui/Segments';
import { Stat } from '@/ui/Stat';

interface TrendDay {
  day: string;
  newFriends: number;
  deals: number;
}

const COLUMN = 720;
const MARGINS = 56;
const HEIGHT = 180;
const SERIES = [
  { key: 'newFriends', label: '新增好友' },
  { key: 'deals', label: '成交' },
] as const;
type Series = (typeof SERIES)[number]['key'];

/** The last 14 days of one figure, as a line. */
export function Trend({ trend }: { trend: readonly TrendDay[] }) {
  const [series, setSeries] = useState<Series>('newFriends');
  const name = SERIES.find(({ key }) => key === series)?.label ?? '';
  const width = Math.min(Taro.getWindowInfo().windowWidth, COLUMN) - MARGINS;
  const points = trend.map((day) => ({ mark: day.day.slice(5), value: day[series] }));
  const values = points.map(({ value }) => value);
  const sum = values.reduce((total, value) => total + value, 0);
  return (
    <Card
      title={`近 ${figure(trend.length)} 天`}
      extra={<Segments options={SERIES} value={series} onChange={setSeries} />}
    >
      {trend.length === 0 ? (
        <Empty title="还没有数据" />
      ) : (
        <>
          <View className="stats trend-stats">
            <Stat label="最近一天" value={figure(values[values.length - 1] ?? 0)} />
            <Stat label="日均" value={figure(sum / trend.length)} />
            <Stat label="合计" value={figure(sum)} />
          </View>
          <Image
            src={svgUri(lineSvg(points, width, HEIGHT))}
            mode="aspectFit"
            style={{ display: 'block', width: `${String(width)}px`, height: `${String(HEIGHT)}px` }}
            ariaLabel={`近 ${figure(trend.length)} 天${name}折线图`}
          />
        </>
      )}
      {trend.length > 0 ? <Text className="trend-note">数据与聊天里的日报一致</Text> : null}
    </Card>
  );
}
