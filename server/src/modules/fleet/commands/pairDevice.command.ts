import { devicePair } from '@cunkebao/shared/conversation';
import { clockOf } from '@cunkebao/shared/kernel';
import { command, Fault } from '../../../kernel';
import { digestOf, ticketFrom } from '../ticket';
import { insertTicket } from '../ticketStore';

const VALID_MINUTES = 10;

/** Each asking makes a new ticket; only its digest is kept, so it is shown once (domain.md §2). */
export const pairDevice = command(devicePair, {
  async run(ctx) {
    if (!ctx.actor) throw new Fault('forbidden', '配对码只能由操作员领取');
    const ticket = ticketFrom(ctx.newId());
    const expiresAt = new Date(ctx.now.getTime() + VALID_MINUTES * 60_000);
    await insertTicket(ctx, digestOf(ticket), ctx.actor.userid, expiresAt);
    return {
      headline: `配对码 ${ticket}`,
      lines: [
        `${clockOf(expiresAt, ctx.tz)} 前有效（${VALID_MINUTES} 分钟），只能用一次`,
        '在新手机上打开存客宝，选「绑定」，输入配对码',
        '手机提交后，我会发卡片请您确认是不是这台',
      ],
    };
  },
});
