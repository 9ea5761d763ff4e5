import { clip } from '@cunkebao/shared/dialogue';
import { z } from 'zod';
import { Fault, wordsIn, type Ctx } from '../../../kernel';
import { perFriend } from '../perFriend';
import { definePlugin, type Draft } from '../plugin';
import { whom } from '../whom';
import { perGroup } from './perGroup';

const params = z
  .strictObject({
    ...whom,
    text: z
      .string({ error: '请写要发的内容' })
      .trim()
      .min(1, '请写要发的内容')
      .max(2000, '一条消息最多 2000 字'),
    /** notice: 活动通知/产品推广; care: 节日祝福/关怀问候 */
    purpose: z.enum(['notice', 'care'], { error: '用途只有通知推广和节日关怀两种' }).default('notice'),
    groups: z
      .array(z.strictObject({ account: z.string().max(16), group: z.string().trim().min(1).max(64) }))
      .min(1, '至少选一个群')
      .max(200, '一次最多 200 个群')
      .optional(),
  })
  .refine((p) => !p.groups || (!p.audience && !p.customers), {
    error: '发给客户和发到群要分成两个任务',
    path: ['groups'],
  });
type Params = z.infer<typeof params>;

/** One text to each of an audience, or into groups: 200 a day for each account, gaps by purpose (domain.md §2.2). */
export const massMessage = definePlugin<Params>({
  name: 'message.mass',
  permission: 'campaign.create',
  title: { zh: '群发消息', en: 'Mass message' },
  params,

  async draft(ctx, asked) {
    const found = asked.groups
      ? await perGroup(ctx, { ...asked, groups: asked.groups })
      : await perFriend(ctx, asked, {
          kind: 'sendMessage',
          purpose: asked.purpose,
          quota: 'message',
          secondsEach: asked.purpose === 'care' ? 9 : 7,
          each: () => [{ args: { text: asked.text } }],
        });
    if (found.actions.length > UNREVIEWED) throw needsReview(ctx, found.actions.length);
    return titled(ctx, asked, found);
  },
});

/** domain.md §6: more people than this need a third review, which a later part of the product brings. */
const UNREVIEWED = 200;

const needsReview = (ctx: Ctx, people: number): Fault =>
  new Fault(
    'invalid',
    wordsIn(ctx)(
      `这次要发 ${people} 位，超过 ${UNREVIEWED} 位要先审核；审核还没有开放，请分批或缩小范围`,
      `${people} recipients: more than ${UNREVIEWED} need a review, which is not open yet; narrow it down`,
    ),
    { field: 'audience' },
  );

function titled(ctx: Ctx, asked: Params, found: Omit<Draft, 'title'>): Draft {
  const w = wordsIn(ctx);
  const n = found.actions.length;
  const text = w(`内容：${clip(asked.text, 60)}`, `Text: "${clip(asked.text, 60)}"`);
  const title = asked.groups
    ? w(`群发到 ${n} 个群`, `Message to ${n} groups`)
    : w(`群发给 ${n} 位客户`, `Message to ${n} customers`);
  return { ...found, title, lines: [text, ...found.lines] };
}
