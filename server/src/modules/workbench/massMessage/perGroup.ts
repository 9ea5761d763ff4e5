import { quietUntil } from '@cunkebao/shared/tasks';
import { wordsIn, type Ctx } from '../../../kernel';
import { workersFor, type Worker } from '../../accounts';
import type { ActionWanted, LeftOut } from '../../tasks';
import { momentToCome } from '../momentToCome';
import type { Draft } from '../plugin';
import { refusalOf } from '../refusalOf';

interface Asked {
  groups: readonly { account: string; group: string }[];
  text: string;
  purpose: 'notice' | 'care';
  at?: string | undefined;
}

const VALID_MS = 2 * 86_400_000;

/** The same text into groups an account is a member of, each named as the phone shows it. */
export async function perGroup(ctx: Ctx, asked: Asked): Promise<Omit<Draft, 'title'>> {
  const notBefore = asked.at === undefined ? null : momentToCome(ctx, new Date(asked.at), 'when');
  const begins = notBefore ?? quietUntil(ctx.now, ctx.tz) ?? ctx.now;
  const workers = new Map(
    (await workersFor(ctx, { accounts: asked.groups.map((g) => g.account) })).map((w) => [w.id, w]),
  );
  const actions: ActionWanted[] = [];
  const leftOut: LeftOut[] = [];
  const seen = new Set<string>();
  for (const { account, group } of asked.groups) {
    const worker = workers.get(account);
    if (!worker) continue;
    const key = `${account}\n${group}`;
    const unfit = await refusalOf(ctx, worker, 'sendMessage', begins);
    const reason = seen.has(key) ? '同一个群已在名单里' : unfit;
    seen.add(key);
    const label = `${account} → ${group}`;
    if (reason) leftOut.push({ kind: 'sendMessage', accountId: account, label, reason });
    else actions.push(messageTo(worker, group, label, asked, notBefore));
  }
  const w = wordsIn(ctx);
  return { actions, leftOut, lines: [w(`用 ${workers.size} 个微信号`, `By ${workers.size} accounts`)] };
}

const messageTo = (
  worker: Worker,
  group: string,
  label: string,
  { text, purpose }: Asked,
  notBefore: Date | null,
): ActionWanted => ({
  deviceId: worker.deviceId ?? '',
  accountId: worker.id,
  kind: 'sendMessage',
  label,
  purpose,
  args: { group, text },
  deadlineMs: VALID_MS,
  ...(notBefore ? { notBefore } : {}),
});
