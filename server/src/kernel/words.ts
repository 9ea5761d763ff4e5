import { wordsOf, type Words } from '@cunkebao/shared/kernel';
import type { Ctx } from './ctx';

/** In the asker's language. What somebody else will read is said with `wordsOf(hisLanguage)`. */
export const wordsIn = (ctx: Pick<Ctx, 'actor'>): Words => wordsOf(ctx.actor?.language);
