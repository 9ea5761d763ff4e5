import { systemStatus } from '@cunkebao/shared/conversation';
import { spanText } from '@cunkebao/shared/kernel';
import { command, system, type Ctx } from '../../../kernel';
import { reachOfAll } from '../../fleet';
import { databaseMs } from '../systemStore';

interface Part {
  ok: boolean;
  text: string;
}

/** 系统状态: each part by itself; one that does not answer is said, not hidden. */
export const showStatus = command(systemStatus, {
  async run(ctx) {
    const port = system();
    const parts = [
      await part('数据库', databaseMs(ctx), ms),
      await part('Redis', port.redisMs(), ms),
      await phones(ctx),
      await part('企业微信', port.wecomErrors(), (n) => ({
        ok: n === 0,
        text: n === 0 ? '15 分钟内没有出错' : `15 分钟内出错 ${n} 次`,
      })),
      await part('没做成的后台工作', port.queues(), (queues) => {
        const failed = queues.reduce((n, q) => n + q.failed, 0);
        return { ok: failed === 0, text: `${failed} 个` };
      }),
    ];
    const bad = parts.filter((p) => !p.ok).length;
    return {
      headline: bad === 0 ? '✅ 系统正常' : `⚠️ 系统有 ${bad} 处要留意`,
      lines: [
        ...parts.map((p) => `${p.ok ? '✅' : '⚠️'} ${p.text}`),
        `版本 ${port.version} · 已运行 ${spanText(port.upSeconds() * 1000)}`,
      ],
      buttons: [
        { text: '队列', say: '队列' },
        { text: '告警', say: '告警' },
      ],
    };
  },
});

const ms = (took: number): Part => ({ ok: took < 500, text: `${Math.max(1, Math.round(took))} 毫秒` });

async function part<T>(name: string, asked: Promise<T>, say: (answer: T) => Part): Promise<Part> {
  try {
    const { ok, text } = say(await asked);
    return { ok, text: `${name} ${text}` };
  } catch {
    return { ok: false, text: `${name} 没有回应` };
  }
}

async function phones(ctx: Ctx): Promise<Part> {
  const all = await reachOfAll(ctx);
  const online = all.filter((d) => d.online).length;
  return { ok: online === all.length, text: `手机 ${online}/${all.length} 在线` };
}
