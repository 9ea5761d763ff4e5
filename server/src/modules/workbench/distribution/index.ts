import { clip } from '@cunkebao/shared/dialogue';
import { z } from 'zod';
import { wordsIn } from '../../../kernel';
import { perFriend, type Work } from '../perFriend';
import { definePlugin, type Draft } from '../plugin';
import { whom } from '../whom';

const params = z
  .strictObject({
    ...whom,
    remark: z.string().trim().min(1, '备注不能为空').max(30, '备注最多 30 字').optional(),
    label: z.string().trim().min(1, '标签不能为空').max(20, '标签最多 20 字').optional(),
    text: z.string().trim().min(1, '消息不能为空').max(2000, '一条消息最多 2000 字').optional(),
  })
  .refine((p) => p.remark ?? p.label ?? p.text, {
    error: '备注、标签、消息至少要有一项',
    path: ['remark'],
  });
type Params = z.infer<typeof params>;

/** What follows when customers were given to an account: their remark, their label, a first message. */
export const distribution = definePlugin<Params>({
  name: 'distribution.apply',
  permission: 'distribution.start',
  title: { zh: '流量分发', en: 'Distribution' },
  params,

  async draft(ctx, asked) {
    const parts: Omit<Draft, 'title'>[] = [];
    for (const work of worksOf(asked)) parts.push(await perFriend(ctx, asked, work));
    const actions = parts.flatMap((p) => p.actions);
    const people = new Set(actions.map((a) => a.customerId)).size;
    const w = wordsIn(ctx);
    const said = [
      ...(asked.remark ? [w(`备注：${asked.remark}`, `Remark: "${asked.remark}"`)] : []),
      ...(asked.label ? [w(`标签：${asked.label}`, `Label: "${asked.label}"`)] : []),
      ...(asked.text ? [w(`消息：${clip(asked.text, 60)}`, `Message: "${clip(asked.text, 60)}"`)] : []),
    ];
    return {
      title: w(
        `承接 ${people} 位客户，共 ${actions.length} 步`,
        `Take over ${people} customers, ${actions.length} steps`,
      ),
      lines: [...said, ...(parts.at(-1)?.lines ?? [])],
      actions,
      leftOut: parts.flatMap((p) => p.leftOut),
    };
  },
});

function worksOf({ remark, label, text }: Params): Work[] {
  const plain = { purpose: 'notice' as const, quota: null, secondsEach: 7 };
  return [
    ...(remark ? [{ ...plain, kind: 'setRemark' as const, each: () => [{ args: { remark } }] }] : []),
    ...(label ? [{ ...plain, kind: 'setLabel' as const, each: () => [{ args: { label } }] }] : []),
    ...(text
      ? [
          {
            ...plain,
            kind: 'sendMessage' as const,
            quota: 'message' as const,
            each: () => [{ args: { text } }],
          },
        ]
      : []),
  ];
}
