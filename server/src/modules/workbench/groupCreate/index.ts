import { z } from 'zod';
import { wordsIn, type Ctx } from '../../../kernel';
import type { ActionWanted } from '../../tasks';
import { perFriend } from '../perFriend';
import { definePlugin, type Draft } from '../plugin';
import { account, whom } from '../whom';

/** domain.md §2.2: how many a group begins with; WeChat itself allows 50 */
const LEAST = 3;
const MOST = 38;
const VALID_MS = 86_400_000;

const params = z.strictObject({
  audience: whom.audience,
  customers: whom.customers,
  at: whom.at,
  account,
  members: z
    .number({ error: '人数要是数字' })
    .int('人数要是整数')
    .min(LEAST, `建群至少 ${LEAST} 人`)
    .max(MOST, `一个群最多拉 ${MOST} 人，更多的请分成几个群；一次拉 50 人容易被微信限制`)
    .default(MOST),
  name: z.string().trim().min(1, '请写群名').max(30, '群名最多 30 字').optional(),
});
type Params = z.infer<typeof params>;

/** One group of an account and so many of its friends; those who do not fit in, or must not be asked, are left out. */
export const groupCreate = definePlugin<Params>({
  name: 'group.create',
  title: { zh: '建群', en: 'Create a group' },
  params,

  async draft(ctx, asked) {
    const found = await perFriend(ctx, asked, {
      kind: 'createGroup',
      purpose: 'notice',
      quota: 'group',
      secondsEach: 603,
      each: () => [{ args: {} }],
    });
    const members = found.actions.slice(0, asked.members);
    const rest = found.actions.slice(asked.members);
    const full = rest.map(({ kind, label, customerId, accountId }) => ({
      ...{ kind, reason: `这个群已选满 ${asked.members} 人` },
      ...{ label: label ?? null, customerId: customerId ?? null },
      ...(accountId ? { accountId } : {}),
    }));
    const few = members.length > 0 && members.length < LEAST;
    const short = few
      ? members.map(({ kind, label, customerId }) => ({
          ...{ kind, reason: `只有 ${members.length} 位可以拉，建群至少 ${LEAST} 人` },
          ...{ label: label ?? null, customerId: customerId ?? null },
        }))
      : [];
    return {
      ...titleOf(ctx, asked, members.length),
      actions: few || members.length === 0 ? [] : [oneGroup(ctx, asked, members)],
      leftOut: [...found.leftOut, ...short, ...full],
    };
  },
});

function oneGroup(ctx: Ctx, asked: Params, members: readonly ActionWanted[]): ActionWanted {
  const [first] = members;
  const w = wordsIn(ctx);
  return {
    deviceId: first?.deviceId ?? '',
    accountId: asked.account,
    kind: 'createGroup',
    label: w(`${asked.account} 建群 ${members.length} 人`, `${asked.account}, group of ${members.length}`),
    args: {
      ...(asked.name ? { name: asked.name } : {}),
      members: members.map((m) => m.args?.['customer']),
      customers: members.map((m) => m.customerId),
    },
    deadlineMs: VALID_MS,
    ...(first?.notBefore ? { notBefore: first.notBefore } : {}),
  };
}

function titleOf(ctx: Ctx, asked: Params, members: number): Pick<Draft, 'title' | 'lines'> {
  const w = wordsIn(ctx);
  const name = asked.name ? w(`「${asked.name}」`, ` "${asked.name}"`) : '';
  const fewer =
    members < asked.members
      ? [
          w(
            `想要 ${asked.members} 人，符合的只有 ${members} 人`,
            `Wanted ${asked.members}, only ${members} fit`,
          ),
        ]
      : [];
  return {
    title: w(
      `用 ${asked.account} 建群${name}，${members} 人`,
      `${asked.account} creates a group${name} of ${members}`,
    ),
    lines: fewer,
  };
}
