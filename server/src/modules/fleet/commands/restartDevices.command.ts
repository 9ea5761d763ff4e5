import { deviceRestart } from '@cunkebao/shared/conversation';
import { clockOf, momentOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, wordsIn, type Ctx, type Plan } from '../../../kernel';
import { createTask } from '../../tasks';
import { chooseDevices, chosen } from '../chooseDevices';
import { obstacle } from '../obstacle';
import { devicesText, nameOf, rowText } from '../words';

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
    const w = wordsIn(ctx);
    const asked = input.parse(args);
    const at = momentFor(ctx, asked);
    const { devices, missing, spared } = await chooseDevices(ctx, asked, { maintained: true });
    const targets = devices.filter((d) => obstacle(d, 'restart', w) === null);
    const away = targets.filter((d) => d.presence.reach !== 'online').length;
    const when = at ? `${momentOf(at, ctx.tz)} ` : '';
    return {
      headline:
        targets.length > 0
          ? w(`${when}重启 `, `${when}Restart `) + devicesText(targets.map(nameOf), w)
          : w('没有可以重启的设备', 'No device can be restarted'),
      lines: [
        ...(targets.length > 0
          ? [w('重启约 1 分钟，期间不能执行任务', 'It takes about a minute without tasks')]
          : []),
        ...(away > 0 && !at
          ? [
              w(
                `其中 ${away} 台现在连不上：上线后执行，${VALID_MINUTES} 分钟内有效`,
                `Out of reach now: ${away}; done when back within ${VALID_MINUTES} min`,
              ),
            ]
          : []),
      ],
      targets: targets.map((d) => ({ id: d.id, text: rowText(ctx, d) })),
      excluded: [
        ...devices.flatMap((d) => {
          const reason = obstacle(d, 'restart', w);
          return reason ? [{ id: d.id, text: nameOf(d), reason }] : [];
        }),
        ...missing.map((id) => ({ id, text: id, reason: w('没有这台设备', 'no such device') })),
        ...spared.map((id) => ({ id, text: id, reason: w('您说了除外', 'left out as you said') })),
      ],
      reversible: false,
      effect: { devices: targets.map((d) => d.id), at: at?.toISOString() ?? null },
    };
  },

  async run(ctx, _args, plan) {
    const w = wordsIn(ctx);
    if (!plan) throw new Fault('invalid', w('重启要先确认', 'Restarting must be confirmed first'));
    const { devices, at } = effect.parse(plan.effect);
    const title = w('重启 ', 'Restart ') + devicesText(devices, w);
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
    const start = at ? momentOf(new Date(at), ctx.tz) : clockOf(ctx.now, ctx.tz);
    return {
      headline: w(`已受理 ${task.id}：${title}`, `Accepted ${task.id}: ${title}`),
      lines: at
        ? [w(`${start} 执行`, `Begins ${start}`)]
        : [w(`${start} 开始，进度在这张卡片上更新`, `Began ${start}; this card shows how it goes`)],
      task,
    };
  },
});

function momentFor(ctx: Ctx, asked: Input): Date | null {
  if (!asked.when?.at) return null;
  const w = wordsIn(ctx);
  const at = new Date(asked.when.at);
  if (at <= ctx.now)
    throw new Fault(
      'invalid',
      w('重启的时间要在将来，例如「明早8点」', 'The time must be to come, for example "tomorrow 8:00"'),
      { field: 'when' },
    );
  if (at.getTime() - ctx.now.getTime() > MOST_DAYS * 86_400_000)
    throw new Fault(
      'invalid',
      w(`最多预约 ${MOST_DAYS} 天内的重启`, `A restart can be planned ${MOST_DAYS} days ahead at most`),
      { field: 'when' },
    );
  return at;
}
