import { alertList } from '@cunkebao/shared/conversation';
import type { Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, wordsIn, type Button, type Ctx } from '../../../kernel';
import { peopleInScope } from '../../operators';
import { findAlerts, type Alert, type AlertQuery } from '../alertStore';
import { rowsOf } from '../whichAlert';
import { ackButton, resolveButton } from '../words';

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
const NAMES_EN = {
  open: 'alerts nobody has taken',
  acked: 'alerts somebody is on',
  resolved: 'alerts that are over',
  red: 'red alerts',
  yellow: 'yellow alerts',
};

/** 告警 shows what has not ended; with a time everything that rang then. */
export const listAlerts = command<z.input<typeof input>>(alertList, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const asked = input.parse(args);
    const alerts = await find(ctx, asked);
    const name = asked.state ? w(NAMES, NAMES_EN)[asked.state] : w('告警', 'alerts');
    if (alerts.length === 0)
      return {
        headline:
          asked.when || asked.state
            ? w(`没有${name}`, `No ${name}`)
            : w('✅ 现在没有告警', '✅ No alerts now'),
      };
    const open = alerts.filter((a) => a.state === 'open').length;
    const [only] = alerts;
    return {
      headline:
        w(`${name} ${alerts.length} 条`, `${alerts.length} ${name}`) +
        (open > 0 && asked.state !== 'open' ? w(`，${open} 条未处理`, `, not taken: ${open}`) : ''),
      list: { of: 'alert', rows: await rowsOf(ctx, alerts) },
      ...(alerts.length === 1 && only ? { buttons: buttonsOf(only, w) } : {}),
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

function buttonsOf(a: Alert, w: Words): Button[] {
  if (a.state === 'resolved') return [];
  const resolve = resolveButton(a.id, w);
  return a.state === 'open' ? [{ ...ackButton(a.id, w), style: 'plain' }, resolve] : [resolve];
}
