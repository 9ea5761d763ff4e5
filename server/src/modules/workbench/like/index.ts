import { z } from 'zod';
import { wordsIn } from '../../../kernel';
import { perFriend } from '../perFriend';
import { definePlugin } from '../plugin';
import { whom } from '../whom';

/** domain.md §2.2: likes a friend gets for the life of one task */
const MOST_EACH = 3;

const params = z.strictObject({
  ...whom,
  times: z
    .number({ error: '点赞次数要是数字' })
    .int()
    .min(1, '每位好友至少点赞 1 次')
    .max(MOST_EACH, `一个任务里每位好友最多点赞 ${MOST_EACH} 次，多了会打扰`)
    .default(1),
});

/** Likes the newest moments of friends, at most three each and one a day of each; gaps and quotas are the dispatcher's. */
export const like = definePlugin<z.infer<typeof params>>({
  name: 'moment.like',
  title: { zh: '朋友圈点赞', en: 'Like moments' },
  params,

  async draft(ctx, asked) {
    const found = await perFriend(ctx, asked, {
      kind: 'likeMoment',
      purpose: 'notice',
      quota: 'like',
      secondsEach: 34,
      each: () => Array.from({ length: asked.times }, (_, days) => ({ args: { most: 1 }, days })),
    });
    const people = found.actions.length / asked.times;
    const w = wordsIn(ctx);
    const title = w(`给 ${people} 位客户的朋友圈点赞`, `Like the moments of ${people} customers`);
    const times = w(`每位 ${asked.times} 次，每天一次`, `${asked.times} likes each, one a day`);
    return { ...found, title, lines: [...found.lines, ...(asked.times > 1 ? [times] : [])] };
  },
});
