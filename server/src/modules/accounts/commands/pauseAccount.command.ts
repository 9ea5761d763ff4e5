import { PAUSED_BY_HAND, PAUSE_SCOPES, pauseScopeNames } from '@cunkebao/shared/accounts';
import { accountPause } from '@cunkebao/shared/conversation';
import { momentOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, wordsIn, type Ctx } from '../../../kernel';
import { chosenAccounts, chosenInput } from '../chosenAccounts';
import { insertPause, liftPauses } from '../store';
import { accountsText, nameOf } from '../words';

const input = chosenInput.extend({
  scope: z.enum(PAUSE_SCOPES).default('all'),
  when: z
    .object({ at: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) })
    .partial()
    .optional(),
});
const receiptData = z.object({ pauses: z.array(z.string()) });

const DEFAULT_HOURS = 24;
const MOST_DAYS = 90;

/** Pauses add up: another pause of the same scope is another row, and each ends by itself. */
export const pauseAccount = command<z.input<typeof input>>(accountPause, {
  async run(ctx, args) {
    const asked = input.parse(args);
    const accounts = await chosenAccounts(ctx, asked);
    const until = endOf(ctx, asked.when?.at ?? asked.when?.to);
    const by = ctx.actor?.userid ?? null;
    const pauses: string[] = [];
    for (const account of accounts)
      pauses.push(
        await insertPause(ctx, {
          accountId: account.id,
          scope: asked.scope,
          until,
          reason: PAUSED_BY_HAND,
          createdBy: by,
        }),
      );
    const w = wordsIn(ctx);
    const what = pauseScopeNames(w)[asked.scope];
    const who = accountsText(accounts, w);
    const end = momentOf(until, ctx.tz);
    const summary = w(`${who} 暂停${what}到 ${end}`, `${who}: ${what} paused until ${end}`);
    return {
      headline: `✅ ${summary}`,
      lines: accounts.length === 1 ? [] : accounts.slice(0, 8).map(nameOf),
      buttons: [{ text: w('撤销', 'Undo'), say: '撤销' }],
      receipt: { summary, data: { pauses } },
      changed: { before: null, after: { pauses, scope: asked.scope, until: until.toISOString() } },
    };
  },

  async undo(ctx, receipt) {
    const { pauses } = receiptData.parse(receipt.data);
    const lifted = await liftPauses(ctx, pauses, ctx.actor?.userid ?? 'system');
    const ended = pauses.length - lifted;
    const w = wordsIn(ctx);
    return {
      headline:
        lifted > 0
          ? w(`已解除 ${lifted} 条暂停`, `Pauses lifted: ${lifted}`)
          : w('暂停已经结束，没有需要解除的', 'The pause is over already, there is nothing to lift'),
      lines: lifted > 0 && ended > 0 ? [w(`另有 ${ended} 条已经结束`, `Over already: ${ended}`)] : [],
    };
  },
});

function endOf(ctx: Ctx, said: string | undefined): Date {
  const until = said ? new Date(said) : new Date(ctx.now.getTime() + DEFAULT_HOURS * 3_600_000);
  const w = wordsIn(ctx);
  if (until <= ctx.now)
    throw new Fault(
      'invalid',
      w(
        '暂停要到将来的一个时间，例如「到明天9点」',
        'A pause must end at a time to come, for example tomorrow 9:00',
      ),
      { field: 'when' },
    );
  if (until.getTime() - ctx.now.getTime() > MOST_DAYS * 86_400_000)
    throw new Fault('invalid', w(`最多暂停 ${MOST_DAYS} 天`, `A pause lasts ${MOST_DAYS} days at most`), {
      field: 'when',
    });
  return until;
}
