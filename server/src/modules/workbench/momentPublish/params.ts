import { ACCOUNT_KINDS } from '@cunkebao/shared/accounts';
import { MOMENT_SLOTS } from '@cunkebao/shared/workbench';
import { z } from 'zod';

/** Either a moment, or a slot of a day, or neither: then at once. */
const post = z
  .strictObject({
    text: z
      .string({ error: '请写朋友圈的内容' })
      .trim()
      .min(1, '请写朋友圈的内容')
      .max(2000, '朋友圈最多 2000 字'),
    firstComment: z.string().trim().min(1).max(500, '首条评论最多 500 字').optional(),
    at: z.iso.datetime({ offset: true, error: '发布时间看不懂，例如 2026-03-05T08:00:00+08:00' }).optional(),
    day: z.iso.date('日期要写成 2026-03-05').optional(),
    slot: z.enum(MOMENT_SLOTS, { error: '时段只有早安、产品/案例、干货、生活、晚安五个' }).optional(),
  })
  .refine((p) => (p.day === undefined) === (p.slot === undefined), {
    error: '按时段发要同时给出日期和时段',
    path: ['slot'],
  })
  .refine((p) => p.at === undefined || p.slot === undefined, {
    error: '发布时间和时段只能给一个',
    path: ['at'],
  });
export type Post = z.infer<typeof post>;

export const params = z
  .strictObject({
    posts: z.array(post).min(1, '至少要有一条朋友圈').max(35, '一次最多安排 35 条（七天，每天五个时段）'),
    account: z.string().max(16).optional(),
    accounts: z
      .array(z.string().max(16))
      .min(1, '至少选一个微信号')
      .max(500, '一次最多 500 个微信号')
      .optional(),
    kind: z.enum(ACCOUNT_KINDS, { error: '微信号只分业务号和人设号' }).optional(),
  })
  .refine((p) => p.account ?? p.accounts ?? p.kind, { error: '请说明用哪些微信号发', path: ['account'] });
export type Params = z.infer<typeof params>;
