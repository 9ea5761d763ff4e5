import { queueShow } from '@cunkebao/shared/conversation';
import { command, Fault, system, type QueueFigures, type QueueName } from '../../../kernel';

const NAMES: Record<QueueName, string> = { chat: '对话', phones: '手机', outbox: '发消息', work: '后台' };
/** Longer than this and the line says so. */
const SLOW_MINUTES = 5;

/** 队列: what waits, runs, is put off and was given up, by queue. */
export const showQueues = command(queueShow, {
  async run() {
    const queues = await figures();
    const waiting = queues.reduce((n, q) => n + q.waiting, 0);
    const failed = queues.reduce((n, q) => n + q.failed, 0);
    return {
      headline: `队列：${waiting} 个等待${failed > 0 ? `，${failed} 个没做成` : '，没有失败'}`,
      lines: queues.map(lineOf),
      buttons: [
        { text: '系统状态', say: '系统状态' },
        { text: '告警', say: '告警' },
      ],
    };
  },
});

async function figures(): Promise<QueueFigures[]> {
  try {
    return await system().queues();
  } catch (error) {
    throw new Fault('unavailable', '队列现在读不到（Redis 没有回应），请稍后再试', { cause: error });
  }
}

function lineOf(q: QueueFigures): string {
  const sign = q.lagMinutes > SLOW_MINUTES ? '❌' : q.failed > 0 ? '⚠️' : '✅';
  const lag = q.lagMinutes >= 1 ? `，最久等了 ${Math.floor(q.lagMinutes)} 分钟` : '';
  return `${sign} ${NAMES[q.name]} ${q.name}：等待 ${q.waiting}，执行 ${q.active}，延后 ${q.delayed}，失败 ${q.failed}${lag}`;
}
