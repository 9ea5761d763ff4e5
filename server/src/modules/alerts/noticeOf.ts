import type { Cause } from '@cunkebao/shared/alerts';
import type { Words } from '@cunkebao/shared/kernel';
import type { Notice } from '../../kernel';
import type { Alert } from './alertStore';
import { alertButtons } from './words';

const DEVICES = '/pages/fleet/devices/index';
const FUNNEL = '/pages/insight/funnel/index';

/** Figures of customers are looked at in the funnel, everything else begins at the phones. */
const PAGES: Partial<Record<string, string>> = {
  ...{ offlineMinutes: DEVICES, battery: DEVICES, freeMb: DEVICES, onlineRate: DEVICES },
  ...{ abnormal: DEVICES, quarantined: DEVICES },
  ...{ accountOnlineRate: DEVICES, healthScore: DEVICES, failureRate: DEVICES },
  ...{ queueLag: DEVICES, wecomErrors: DEVICES, deviceOnlineRate: DEVICES, averageHealth: DEVICES },
};

/** An alert's card: its figure large, 收到 and 已解决 behind the ···, and the page where one sees more. */
export function noticeOf(a: Pick<Alert, 'id' | 'field'> & Pick<Cause, 'emphasis'>, w: Words): Notice {
  const { figure, of } = a.emphasis;
  return {
    path: PAGES[a.field] ?? FUNNEL,
    emphasis: { figure: w(figure.zh, figure.en), of: w(of.zh, of.en) },
    menu: [...alertButtons(a.id, w), { text: w('全部告警', 'All alerts'), say: '告警' }],
    hint: w('点右上角 ··· 认领，或回复「收到」', 'Take it with the ··· menu, or say "ack"'),
  };
}
