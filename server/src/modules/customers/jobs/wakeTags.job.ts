import { z } from 'zod';
import { job } from '../../../kernel';
import { tagChangesDue } from '../tagChangeStore';
import { marksDue } from '../tagMarkStore';
import { changeTags } from './changeTags.delivery';
import { markTags } from './markTags.delivery';

/** The safety net of tags on their way to WeCom: what is due and nobody works on. */
export const wakeTags = job({
  name: 'customers.wakeTags',
  queue: 'work',
  data: z.object({}),
  attempts: 1,
  everySeconds: 10,

  async run(ctx) {
    if (await tagChangesDue(ctx)) ctx.enqueue(changeTags, {});
    if (await marksDue(ctx)) ctx.enqueue(markTags, {});
  },
});
