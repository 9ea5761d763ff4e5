import { z } from 'zod';
import { job } from '../../../kernel';
import { deletePicturesBefore } from '../pictureStore';

const KEPT_DAYS = 7;

/** A screenshot shows other people's words: it is kept long enough to be sent, and no longer. */
export const forgetPictures = job({
  name: 'tasks.forgetPictures',
  queue: 'work',
  data: z.object({}),
  everySeconds: 3600,
  run: (ctx) => deletePicturesBefore(ctx, new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000)),
});
