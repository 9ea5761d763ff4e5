import { View } from '@tarojs/components';
import type { FunnelReport } from '@cunkebao/shared/insight';
import { FUNNEL_PERIOD_NAMES, FUNNEL_PERIODS } from '@cunkebao/shared/insight/funnelPeriods';
import { Ask } from '@/assistant/Ask';
import { Card } from '@/ui/Card';
import { Chips } from '@/ui/Chips';
import { Empty } from '@/ui/Empty';
import { Loaded } from '@/ui/Loaded';
import { Page } from '@/ui/Page';
import { Segments } from '@/ui/Segments';
import { Skeleton } from '@/ui/Skeleton';
import { Headline } from './parts/Headline';
import { Step } from './parts/Step';
import { Trend } from './parts/Trend';
import { usePage } from './usePage';
import './index.scss';

const FUNNELS = [
  { key: 'acquisition', label: '获客漏斗' },
  { key: 'community', label: '社群漏斗' },
] as const;
const PERIODS = FUNNEL_PERIODS.map((key) => ({ key, label: FUNNEL_PERIOD_NAMES[key] }));

export default function Funnel() {
  const page = usePage();
  const { funnel, daily } = page;
  return (
    <Page title="漏斗">
      <Ask here="funnel" placeholder="说：上周漏斗、社群漏斗、离线设备" />
      <View className="funnel-kind">
        <Segments options={FUNNELS} value={page.id} onChange={page.pickFunnel} />
      </View>
      <Chips chips={PERIODS} value={page.period} onChange={page.pickPeriod} />
      <Loaded
        data={funnel.data}
        problem={funnel.problem}
        skeleton={<Skeleton cards={2} lines={6} />}
        onRetry={funnel.retry}
      >
        {(report) => (
          <View className={funnel.waiting ? 'waiting' : ''}>
            <Headline report={report} zone={page.zone} />
            {(report.steps[0]?.customers ?? 0) === 0 ? (
              <Card>
                <Empty title="这段时间没有客户进来" hint="换一个时间看看" />
              </Card>
            ) : (
              <Card title="每一步">
                <Steps report={report} />
              </Card>
            )}
          </View>
        )}
      </Loaded>
      {page.sameTrouble ? null : (
        <Loaded
          data={daily.data}
          problem={daily.problem}
          skeleton={<Skeleton cards={1} lines={6} />}
          onRetry={daily.retry}
        >
          {({ trend }) => <Trend trend={trend} />}
        </Loaded>
      )}
    </Page>
  );
}

function Steps({ report }: { report: FunnelReport }) {
  const worst = worstKind(report);
  return (
    <>
      {report.steps.map((step, at) => (
        <Step key={step.kind} step={step} first={at === 0} worst={step.kind === worst} />
      ))}
    </>
  );
}

/** `worstStep` names the step by its kind or by its name. */
function worstKind(report: FunnelReport) {
  return report.steps.find(({ kind, name }) => kind === report.worstStep || name === report.worstStep)?.kind;
}
