import { queueShow } from '@cunkebao/shared/conversation';
import type { Words } from '@cunkebao/shared/kernel';
import { command, Fault, system, wordsIn, type QueueFigures, type QueueName } from '../../../kernel';

const NAMES: Record<QueueName, string> = {
  chat: '对话',
  phones: '手机',
  outbox: '发消息',
  work: '后台',
  sync: '客户同步',
  welcome: '欢迎语',
};
const NAMES_EN: typeof NAMES = {
  chat: 'Conversation',
  phones: 'Phones',
  outbox: 'Sending',
  work: 'Background',
  sync: 'Customer sync',
  welcome: 'Greetings',
};
/** Longer than this and the line says so. */
const SLOW_MINUTES = 5;

/** 队列: what waits, runs, is put off and was given up, by queue. */
export const showQueues = command(queueShow, {
  async run(ctx) {
    const w = wordsIn(ctx);
    const queues = await figures(w);
    const waiting = queues.reduce((n, q) => n + q.waiting, 0);
    const failed = queues.reduce((n, q) => n + q.failed, 0);
    return {
      headline:
        w(`队列：${waiting} 个等待`, `Queues: ${waiting} waiting`) +
        (failed > 0 ? w(`，${failed} 个没做成`, `, ${failed} failed`) : w('，没有失败', ', none failed')),
      lines: queues.map((q) => lineOf(q, w)),
      buttons: [
        { text: w('系统状态', 'Status'), say: '系统状态' },
        { text: w('告警', 'Alerts'), say: '告警' },
      ],
    };
  },
});

async function figures(w: Words): Promise<QueueFigures[]> {
  try {
    return await system().queues();
  } catch (error) {
    throw new Fault(
      'unavailable',
      w(
        '队列现在读不到（Redis 没有回应），请稍后再试',
        'The queues cannot be read now (Redis does not answer), try again later',
      ),
      { cause: error },
    );
  }
}

function lineOf(q: QueueFigures, w: Words): string {
  const sign = q.lagMinutes > SLOW_MINUTES ? '❌' : q.failed > 0 ? '⚠️' : '✅';
  const minutes = Math.floor(q.lagMinutes);
  const lag = minutes >= 1 ? w(`，最久等了 ${minutes} 分钟`, `, the longest for ${minutes} min`) : '';
  const figures = w(
    `：等待 ${q.waiting}，执行 ${q.active}，延后 ${q.delayed}，失败 ${q.failed}`,
    `: waiting ${q.waiting}, running ${q.active}, put off ${q.delayed}, failed ${q.failed}`,
  );
  return `${sign} ${w(NAMES, NAMES_EN)[q.name]} ${q.name}${figures}${lag}`;
}
