import { PAUSE_SCOPE_NAMES, PAUSE_SCOPES } from '@cunkebao/shared/accounts';
import { accountPause } from '@cunkebao/shared/conversation';
import { momentOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, type Ctx } from '../../../kernel';
import { chosenAccounts, chosenInput } from '../chosenAccounts';
import { insertPause, liftPauses } from '../store';
import { nameOf } from '../words';

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
          reason: '人工暂停',
          createdBy: by,
        }),
      );
    const what = PAUSE_SCOPE_NAMES[asked.scope];
    const who = accounts.length === 1 && accounts[0] ? nameOf(accounts[0]) : `${accounts.length} 个微信号`;
    const summary = `${who} 暂停${what}到 ${momentOf(until, ctx.tz)}`;
    return {
      headline: `✅ ${summary}`,
      lines: accounts.length === 1 ? [] : accounts.slice(0, 8).map(nameOf),
      buttons: [{ text: '撤销', say: '撤销' }],
      receipt: { summary, data: { pauses } },
      changed: { before: null, after: { pauses, scope: asked.scope, until: until.toISOString() } },
    };
  },

  async undo(ctx, receipt) {
    const { pauses } = receiptData.parse(receipt.data);
    const lifted = await liftPauses(ctx, pauses, ctx.actor?.userid ?? 'system');
    const ended = pauses.length - lifted;
    return {
      headline: lifted > 0 ? `已解除 ${lifted} 条暂停` : '暂停已经结束，没有需要解除的',
      lines: lifted > 0 && ended > 0 ? [`另有 ${ended} 条已经结束`] : [],
    };
  },
});

function endOf(ctx: Ctx, said: string | undefined): Date {
  const until = said ? new Date(said) : new Date(ctx.now.getTime() + DEFAULT_HOURS * 3_600_000);
  if (until <= ctx.now)
    throw new Fault('invalid', '暂停要到将来的一个时间，例如「到明天9点」', { field: 'when' });
  if (until.getTime() - ctx.now.getTime() > MOST_DAYS * 86_400_000)
    throw new Fault('invalid', `最多暂停 ${MOST_DAYS} 天`, { field: 'when' });
  return until;
}
