import { alertList } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, type Ctx } from '../../../kernel';
import { peopleInScope } from '../../operators';
import { findAlerts, type Alert, type AlertQuery } from '../alertStore';
import { rowsOf } from '../whichAlert';

const input = z.object({
  state: z.enum(['open', 'acked', 'resolved', 'red', 'yellow']).optional(),
  when: z.object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) }).optional(),
});
type Asked = z.infer<typeof input>;

const MOST = 500;
const NAMES = {
  open: '未处理的告警',
  acked: '处理中的告警',
  resolved: '已结束的告警',
  red: '红色告警',
  yellow: '黄色告警',
};

/** 告警 shows what has not ended; with a time everything that rang then. */
export const listAlerts = command<z.input<typeof input>>(alertList, {
  async run(ctx, args) {
    const asked = input.parse(args);
    const alerts = await find(ctx, asked);
    const name = asked.state ? NAMES[asked.state] : '告警';
    if (alerts.length === 0)
      return { headline: asked.when || asked.state ? `没有${name}` : '✅ 现在没有告警' };
    const open = alerts.filter((a) => a.state === 'open').length;
    const [only] = alerts;
    return {
      headline: `${name} ${alerts.length} 条${open > 0 && asked.state !== 'open' ? `，${open} 条未处理` : ''}`,
      list: { of: 'alert', rows: await rowsOf(ctx, alerts) },
      ...(alerts.length === 1 && only ? { buttons: buttonsOf(only) } : {}),
    };
  },
});

async function find(ctx: Ctx, { state, when }: Asked): Promise<Alert[]> {
  const query: AlertQuery = { people: await peopleInScope(ctx), most: MOST };
  if (when) query.opened = { from: new Date(when.from), to: new Date(when.to) };
  if (state === 'red' || state === 'yellow') query.level = state;
  else if (state) query.states = [state];
  if (!query.states && !when) query.states = ['open', 'acked'];
  return findAlerts(ctx, query);
}

function buttonsOf(a: Alert): { text: string; say: string }[] {
  if (a.state === 'resolved') return [];
  const resolve = { text: '已解决', say: `${a.id} 已解决` };
  return a.state === 'open' ? [{ text: '收到', say: `处理 ${a.id}` }, resolve] : [resolve];
}
