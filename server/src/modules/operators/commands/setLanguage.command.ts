import { languageSet as spec } from '@cunkebao/shared/conversation';
import type { Language } from '@cunkebao/shared/kernel';
import { command, Fault, wordsIn } from '../../../kernel';
import { setLanguage as store } from '../store';

export const setLanguage = command<{ language: Language }>(spec, {
  async run(ctx, { language }) {
    const { actor } = ctx;
    if (!actor) throw new Fault('unauthorized', wordsIn(ctx)('还不认识您', 'I do not know you yet'));
    const before = actor.language;
    await store(ctx, actor.userid, language);
    actor.language = language; // this very answer is in it
    const w = wordsIn(ctx);
    return {
      headline: w('以后用中文回复', 'Replies are in English from now on'),
      receipt: {
        summary: w(`回复语言 ${before} → ${language}`, `Language of replies ${before} → ${language}`),
        data: { userid: actor.userid, language: before },
      },
      changed: { before, after: language },
    };
  },
  async undo(ctx, receipt) {
    const { userid, language } = receipt.data as { userid: string; language: Language };
    await store(ctx, userid, language);
    return {
      headline: wordsIn(ctx)(
        `回复语言已改回 ${language === 'en' ? 'English' : '中文'}`,
        `Replies are in ${language === 'en' ? 'English' : 'Chinese'} again`,
      ),
    };
  },
});
