import { devicePair } from '@cunkebao/shared/conversation';
import { clockOf } from '@cunkebao/shared/kernel';
import { command, Fault, wordsIn } from '../../../kernel';
import { digestOf, ticketFrom } from '../ticket';
import { insertTicket } from '../ticketStore';

const VALID_MINUTES = 10;

/** Each asking makes a new ticket; only its digest is kept, so it is shown once (domain.md §2). */
export const pairDevice = command(devicePair, {
  async run(ctx) {
    const w = wordsIn(ctx);
    if (!ctx.actor)
      throw new Fault('forbidden', w('配对码只能由操作员领取', 'Only an operator can get a pairing ticket'));
    const ticket = ticketFrom(ctx.newId());
    const expiresAt = new Date(ctx.now.getTime() + VALID_MINUTES * 60_000);
    await insertTicket(ctx, digestOf(ticket), ctx.actor.userid, expiresAt);
    const until = clockOf(expiresAt, ctx.tz);
    return {
      headline: w(`配对码 ${ticket}`, `Pairing ticket ${ticket}`),
      lines: [
        w(
          `${until} 前有效（${VALID_MINUTES} 分钟），只能用一次`,
          `Good until ${until} (${VALID_MINUTES} min), works once`,
        ),
        w(
          '在新手机上打开存客宝，选「绑定」，输入配对码',
          'Open Cunkebao on the new phone, choose "bind" and type it in',
        ),
        w(
          '手机提交后，我会发卡片请您确认是不是这台',
          'Then I send you a card to confirm that it is the right phone',
        ),
      ],
    };
  },
});
