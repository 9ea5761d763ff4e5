import { deviceRestart } from '@cunkebao/shared/conversation';
import { clockOf, momentOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, type Ctx, type Plan } from '../../../kernel';
import { createTask } from '../../tasks';
import { chooseDevices, chosen } from '../chooseDevices';
import type { DeviceRecord } from '../deviceStore';
import { obstacle } from '../obstacle';
import { nameOf, rowText } from '../words';

const input = chosen.extend({
  when: z
    .object({ at: z.iso.datetime({ offset: true }) })
    .partial()
    .optional(),
});
type Input = z.infer<typeof input>;
const effect = z.object({ devices: z.array(z.string()), at: z.iso.datetime({ offset: true }).nullable() });

/** A phone that is away longer than this does not restart any more: what was asked for is no longer meant. */
const VALID_MINUTES = 10;
const MOST_DAYS = 7;

export const restartDevices = command<Input>(deviceRestart, {
  async plan(ctx, args): Promise<Plan> {
    const asked = input.parse(args);
    const at = momentFor(ctx, asked);
    const { devices, missing } = await chooseDevices(ctx, asked);
    const targets = devices.filter((d) => obstacle(d, 'restart', '重启') === null);
    const away = targets.filter((d) => d.presence.reach !== 'online').length;
    const when = at ? `${momentOf(at, ctx.tz)} ` : '';
    return {
      headline: targets.length > 0 ? `${when}重启 ${titleOf(targets)}` : '没有可以重启的设备',
      lines: [
        ...(targets.length > 0 ? ['重启约 1 分钟，期间不能执行任务'] : []),
        ...(away > 0 && !at ? [`其中 ${away} 台现在连不上：上线后执行，${VALID_MINUTES} 分钟内有效`] : []),
      ],
      targets: targets.map((d) => ({ id: d.id, text: rowText(ctx, d) })),
      excluded: [
        ...devices.flatMap((d) => {
          const reason = obstacle(d, 'restart', '重启');
          return reason ? [{ id: d.id, text: nameOf(d), reason }] : [];
        }),
        ...missing.map((id) => ({ id, text: id, reason: '没有这台设备' })),
      ],
      reversible: false,
      effect: { devices: targets.map((d) => d.id), at: at?.toISOString() ?? null },
    };
  },

  async run(ctx, _args, plan) {
    if (!plan) throw new Fault('invalid', '重启要先确认');
    const { devices, at } = effect.parse(plan.effect);
    const title = `重启 ${devices.length === 1 ? (devices[0] ?? '') : `${devices.length} 台设备`}`;
    const notBefore = at ? { notBefore: new Date(at) } : {};
    const task = await createTask(ctx, {
      kind: 'device.restart',
      title,
      by: ctx.actor?.userid ?? null,
      actions: devices.map((deviceId) => ({
        deviceId,
        kind: 'restart',
        deadlineMs: VALID_MINUTES * 60_000,
        ...notBefore,
      })),
    });
    return {
      headline: `已受理 ${task.id}：${title}`,
      lines: at
        ? [`${momentOf(new Date(at), ctx.tz)} 执行`]
        : [`${clockOf(ctx.now, ctx.tz)} 开始，进度在这张卡片上更新`],
      task,
    };
  },
});

function titleOf(devices: readonly DeviceRecord[]): string {
  const [only] = devices;
  return devices.length === 1 && only ? nameOf(only) : `${devices.length} 台设备`;
}

function momentFor(ctx: Ctx, asked: Input): Date | null {
  if (!asked.when?.at) return null;
  const at = new Date(asked.when.at);
  if (at <= ctx.now) throw new Fault('invalid', '重启的时间要在将来，例如「明早8点」', { field: 'when' });
  if (at.getTime() - ctx.now.getTime() > MOST_DAYS * 86_400_000)
    throw new Fault('invalid', `最多预约 ${MOST_DAYS} 天内的重启`, { field: 'when' });
  return at;
}
