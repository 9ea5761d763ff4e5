import type { AudienceRule } from '@cunkebao/shared/conversation';
import { maskName, type LeadState } from '@cunkebao/shared/customers';
import { Fault, wordsIn, type Ctx } from '../../kernel';
import { audienceSql, type Condition } from './audienceSql';
import { countWhere, peopleWhere } from './audienceStore';

/** One of an audience, as whoever plans something for him needs him; the name is masked. */
export interface Member {
  id: string;
  text: string;
  wechatId: string | null;
  /** accounts he is a friend of now, the one people mean first */
  holders: string[];
  /** the account that has him in hand, friend or not */
  accountId: string | null;
  leadState: LeadState;
}

/**
 * Whom a rule or a list of ids means, of those the asker may see, the newest first. Nobody at all is refused, and so is
 * a crowd: a task has a size that can be looked through.
 */
export async function audienceOf(
  ctx: Ctx,
  asked: {
    rule?: AudienceRule | undefined;
    ids?: readonly string[] | undefined;
    /** only friends of this account */
    friendsOf?: string | undefined;
  },
  most: number,
): Promise<Member[]> {
  const w = wordsIn(ctx);
  const condition = conditionOf(ctx, asked);
  const found = await peopleWhere(ctx, condition, most + 1);
  if (found.length === 0)
    throw new Fault(
      'notFound',
      w('没有符合的客户，换一个标签或条件', 'No customer fits; try another tag or condition'),
      { field: 'audience' },
    );
  if (found.length > most) {
    const all = await countWhere(ctx, condition);
    throw new Fault(
      'invalid',
      w(
        `符合的有 ${all} 位，一个任务最多 ${most} 位，请缩小范围`,
        `${all} customers fit, a task takes ${most} at most; narrow it down`,
      ),
      { field: 'audience' },
    );
  }
  return found.map((c) => {
    const holders = (c.holders ?? '').split(',').filter((h) => h !== '');
    const first = holders.filter((h) => h === c.accountId);
    const tail = c.phoneTail ? w(`（尾号 ${c.phoneTail}）`, ` (…${c.phoneTail})`) : '';
    return {
      id: c.id,
      text: maskName(c.name) + tail,
      wechatId: c.wechatId,
      holders: [...first, ...holders.filter((h) => h !== c.accountId)],
      accountId: c.accountId,
      leadState: c.leadState as LeadState,
    };
  });
}

function conditionOf(ctx: Ctx, asked: Parameters<typeof audienceOf>[1]): Condition {
  const ids = asked.ids && { sql: 'c.id IN (?)', values: [asked.ids] };
  const rule = asked.rule && audienceSql(ctx, asked.rule);
  const both = [ids, rule].flatMap((c) => (c ? [c] : []));
  if (both.length === 0)
    throw new Fault(
      'invalid',
      wordsIn(ctx)('给哪些客户？例如 标签高价值', 'Which customers? For example those of a tag'),
      { field: 'audience' },
    );
  const friends = asked.friendsOf
    ? [audienceSql(ctx, { field: 'account', op: 'is', value: asked.friendsOf })]
    : [];
  const all = [...both, ...friends];
  return { sql: all.map((c) => `(${c.sql})`).join(' AND '), values: all.flatMap((c) => c.values) };
}
