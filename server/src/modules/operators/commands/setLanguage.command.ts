import { languageSet as spec } from '@cunkebao/shared/conversation';
import { command, Fault } from '../../../kernel';
import { setLanguage as store } from '../store';

export const setLanguage = command<{ language: 'zh' | 'en' }>(spec, {
  async run(ctx, { language }) {
    const { actor } = ctx;
    if (!actor) throw new Fault('unauthorized', '还不认识您');
    await store(ctx, actor.userid, language);
    return {
      headline: language === 'en' ? 'Replies are in English from now on where they exist' : '以后用中文回复',
      receipt: {
        summary: `回复语言 ${actor.language} → ${language}`,
        data: { userid: actor.userid, language: actor.language },
      },
      changed: { before: actor.language, after: language },
    };
  },
  async undo(ctx, receipt) {
    const { userid, language } = receipt.data as { userid: string; language: 'zh' | 'en' };
    await store(ctx, userid, language);
    return { headline: `回复语言已改回 ${language === 'en' ? 'English' : '中文'}` };
  },
});
