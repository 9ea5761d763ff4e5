import { ACCOUNT_KIND_NAMES } from '@cunkebao/shared/accounts';
import { accountShow } from '@cunkebao/shared/conversation';
import { dayOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command } from '../../../kernel';
import { findAccount } from '../findAccount';
import { quotasToday } from '../quotas';
import { maskWechatId, nameOf, pauseText, scoreOf } from '../words';
import { quotaText } from './showQuota.command';

const input = z.object({ account: z.string().max(16) });

export const showAccount = command<z.infer<typeof input>>(accountShow, {
  async run(ctx, args) {
    const account = await findAccount(ctx, input.parse(args).account);
    const [row] = await quotasToday(ctx, [account]);
    const pauses = row?.pauses ?? [];
    const add = row?.quotas.find((q) => q.kind === 'add');
    const send = row?.quotas.find((q) => q.kind === 'message');
    return {
      headline: `${nameOf(account)} 健康分 ${scoreOf(account.healthScore)}`,
      lines: [
        `${ACCOUNT_KIND_NAMES[account.kind]}，微信号 ${maskWechatId(account.wechatId)}`,
        account.deviceId ? `登录在 ${account.deviceId}` : '没有登录在任何设备上',
        `好友 ${account.friends} 位，近30天活跃 ${account.activeDays30} 天，注册于 ${dayOf(account.registeredAt, ctx.tz)}`,
        ...(add && send ? [`今天：${quotaText(add)}；${quotaText(send)}`] : []),
        ...pauses.slice(0, 4).map((p) => `⚠️ ${pauseText(ctx, p)}`),
      ],
      buttons: [
        { text: '健康分明细', say: `健康分 ${account.id}` },
        { text: '剩余额度', say: `${account.id}剩余额度` },
        ...(account.deviceId ? [{ text: '看设备', say: `设备 ${account.deviceId}` }] : []),
        ...(pauses.length > 0 ? [{ text: '恢复', say: `恢复 ${account.id}` }] : []),
      ],
    };
  },
});
