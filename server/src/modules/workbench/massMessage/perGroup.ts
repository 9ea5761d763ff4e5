import { quietUntil } from '@cunkebao/shared/tasks';
import { wordsIn, type Ctx } from '../../../kernel';
import { workersFor } from '../../accounts';
import type { ActionWanted, LeftOut } from '../../tasks';
import { momentToCome } from '../momentToCome';
import type { Draft } from '../plugin';
import { refusalOf } from '../refusalOf';

const VALID_MS = 2 * 86_400_000;

/** The same text into groups an account is a member of, each named as the phone shows it. */
export async function perGroup(
  ctx: Ctx,
  asked: {
    groups: readonly { account: string; group: string }[];
    text: string;
    purpose: 'notice' | 'care';
    at?: string | undefined;
  },
): Promise<Omit<Draft, 'title'>> {
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
    const reason = seen.has(key) ? '同一个群已在名单里' : await refusalOf(ctx, worker, 'sendMessage', begins);
    seen.add(key);
    const same = { kind: 'sendMessage' as const, accountId: account, label: `${account} → ${group}` };
    const deviceId = worker.deviceId ?? '';
    if (reason) leftOut.push({ ...same, ...(deviceId ? { deviceId } : {}), reason });
    else
      actions.push({
        ...same,
        deviceId,
        purpose: asked.purpose,
        args: { group, text: asked.text },
        deadlineMs: VALID_MS,
        ...(notBefore ? { notBefore } : {}),
      });
  }
  const w = wordsIn(ctx);
  return { actions, leftOut, lines: [w(`用 ${workers.size} 个微信号`, `By ${workers.size} accounts`)] };
}
