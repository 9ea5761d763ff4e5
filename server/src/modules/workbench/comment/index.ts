import { clip } from '@cunkebao/shared/dialogue';
import { z } from 'zod';
import { wordsIn } from '../../../kernel';
import { perFriend } from '../perFriend';
import { definePlugin } from '../plugin';
import { whom } from '../whom';

const params = z.strictObject({
  ...whom,
  text: z.string({ error: '请写评论的内容' }).trim().min(1, '请写评论的内容').max(200, '评论最多 200 字'),
});

/** Writes below the newest moment of each friend, once for the life of the task. */
export const comment = definePlugin<z.infer<typeof params>>({
  name: 'moment.comment',
  title: { zh: '朋友圈评论', en: 'Comment on moments' },
  params,

  async draft(ctx, asked) {
    const found = await perFriend(ctx, asked, {
      kind: 'commentMoment',
      purpose: 'notice',
      quota: null,
      secondsEach: 34,
      each: () => [{ args: { text: asked.text } }],
    });
    const w = wordsIn(ctx);
    const people = found.actions.length;
    return {
      ...found,
      title: w(`评论 ${people} 位客户的朋友圈`, `Comment on the moments of ${people} customers`),
      lines: [w(`内容：${clip(asked.text, 60)}`, `Text: "${clip(asked.text, 60)}"`), ...found.lines],
    };
  },
});
