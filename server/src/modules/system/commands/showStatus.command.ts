import { systemStatus } from '@cunkebao/shared/conversation';
import { spanText, type Words } from '@cunkebao/shared/kernel';
import { command, system, wordsIn, type Ctx } from '../../../kernel';
import { reachOfAll } from '../../fleet';
import { databaseMs, refusedCallbacks } from '../systemStore';

interface Part {
  ok: boolean;
  text: string;
}

/** 系统状态: each part by itself; one that does not answer is said, not hidden. */
export const showStatus = command(systemStatus, {
  async run(ctx) {
    const w = wordsIn(ctx);
    const port = system();
    const ms = (took: number): Part => tookText(took, w);
    const part = partIn(w);
    const parts = [
      await part(w('数据库', 'Database'), databaseMs(ctx), ms),
      await part('Redis', port.redisMs(), ms),
      await phones(ctx),
      await part(w('企业微信', 'WeCom'), port.wecomErrors(), (n) => ({
        ok: n === 0,
        text:
          n === 0
            ? w('15 分钟内没有出错', 'no errors within 15 min')
            : w(`15 分钟内出错 ${n} 次`, `errors within 15 min: ${n}`),
      })),
      await part(w('没做成的后台工作', 'Background work that failed'), port.queues(), (queues) => {
        const failed = queues.reduce((n, q) => n + q.failed, 0);
        return { ok: failed === 0, text: w(`${failed} 个`, `${failed}`) };
      }),
      ...(await refusals(ctx)),
    ];
    const bad = parts.filter((p) => !p.ok).length;
    const up = spanText(port.upSeconds() * 1000, w);
    return {
      headline:
        bad === 0
          ? w('✅ 系统正常', '✅ All is well')
          : w(`⚠️ 系统有 ${bad} 处要留意`, `⚠️ To look at: ${bad}`),
      lines: [
        ...parts.map((p) => `${p.ok ? '✅' : '⚠️'} ${p.text}`),
        w(`版本 ${port.version} · 已运行 ${up}`, `Version ${port.version} · up ${up}`),
      ],
      buttons: [
        { text: w('队列', 'Queues'), say: '队列' },
        { text: w('告警', 'Alerts'), say: '告警' },
      ],
    };
  },
});

function tookText(took: number, w: Words): Part {
  const ms = Math.max(1, Math.round(took));
  return { ok: took < 500, text: w(`${ms} 毫秒`, `${ms} ms`) };
}

const partIn =
  (w: Words) =>
  async <T>(name: string, asked: Promise<T>, say: (answer: T) => Part): Promise<Part> => {
    try {
      const { ok, text } = say(await asked);
      return { ok, text: `${name} ${text}` };
    } catch {
      return { ok: false, text: `${name} ${w('没有回应', 'does not answer')}` };
    }
  };

async function phones(ctx: Ctx): Promise<Part> {
  const all = await reachOfAll(ctx);
  const online = all.filter((d) => d.online).length;
  const text = wordsIn(ctx)(`手机 ${online}/${all.length} 在线`, `Phones ${online}/${all.length} online`);
  return { ok: online === all.length, text };
}

/** Somebody knocks at the callback without our keys, or WeCom's settings and ours differ. Said only when it happens. */
async function refusals(ctx: Ctx): Promise<Part[]> {
  const n = await refusedCallbacks(ctx);
  if (n === 0) return [];
  const text = wordsIn(ctx)(`24 小时内拒收回调 ${n} 次`, `Callbacks refused within 24 h: ${n}`);
  return [{ ok: false, text }];
}
