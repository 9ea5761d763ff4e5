import { accountKindNames } from '@cunkebao/shared/accounts';
import { accountShow } from '@cunkebao/shared/conversation';
import { dayOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, wordsIn, type Ctx } from '../../../kernel';
import { findAccount } from '../findAccount';
import { loginsOf } from '../loginStore';
import { penaltiesInForce } from '../penaltyStore';
import { quotasToday } from '../quotas';
import { maskWechatId, nameOf, pauseText, penaltyText, scoreOf } from '../words';
import { quotaText } from './showQuota.command';

const input = z.object({ account: z.string().max(16) });

export const showAccount = command<z.infer<typeof input>>(accountShow, {
  async run(ctx, args) {
    const account = await findAccount(ctx, input.parse(args).account);
    const [row] = await quotasToday(ctx, [account]);
    const pauses = row?.pauses ?? [];
    const add = row?.quotas.find((q) => q.kind === 'add');
    const send = row?.quotas.find((q) => q.kind === 'message');
    const w = wordsIn(ctx);
    const kind = accountKindNames(w)[account.kind];
    const id = maskWechatId(account.wechatId);
    const { deviceId, friends, activeDays30: days } = account;
    const penalty = penaltyText(ctx, await penaltiesInForce(ctx, [account.id]));
    const since = dayOf(account.registeredAt, ctx.tz);
    return {
      headline: `${nameOf(account)} ${w('健康分', 'health')} ${scoreOf(account.healthScore, w)}`,
      lines: [
        w(`${kind}，微信号 ${id}`, `${kind}, WeChat id ${id}`),
        whereLine(ctx, deviceId, await loginsOf(ctx, account.id, LOGINS)),
        w(
          `好友 ${friends} 位，近30天活跃 ${days} 天，注册于 ${since}`,
          `friends: ${friends}, active on ${days} of 30 days, registered ${since}`,
        ),
        ...(add && send
          ? [w('今天：', 'Today: ') + quotaText(add, w) + w('；', '; ') + quotaText(send, w)]
          : []),
        ...(penalty ? [penalty] : []),
        ...pauses.slice(0, 3).map((p) => `⚠️ ${pauseText(ctx, p)}`),
      ],
      buttons: [
        { text: w('健康分明细', 'Health'), say: `健康分 ${account.id}` },
        { text: w('剩余额度', 'Quota'), say: `${account.id}剩余额度` },
        ...(deviceId ? [{ text: w('看设备', 'Device'), say: `设备 ${deviceId}` }] : []),
        ...(pauses.length > 0 ? [{ text: w('恢复', 'Resume'), say: `恢复 ${account.id}` }] : []),
      ],
    };
  },
});

/** how many of the phones it was on before are named */
const LOGINS = 3;

function whereLine(ctx: Ctx, deviceId: string | null, logins: Awaited<ReturnType<typeof loginsOf>>): string {
  const w = wordsIn(ctx);
  const now = deviceId
    ? w(`登录在 ${deviceId}`, `logged in on ${deviceId}`)
    : w('没有登录在任何设备上', 'logged in on no device');
  const before = logins
    .filter((l) => l.to !== null)
    .map((l) =>
      w(
        `${l.deviceId} 到 ${dayOf(l.to ?? ctx.now, ctx.tz)}`,
        `${l.deviceId} until ${dayOf(l.to ?? ctx.now, ctx.tz)}`,
      ),
    );
  return before.length === 0 ? now : now + w('；之前在 ', '; before on ') + before.join(w('、', ', '));
}
