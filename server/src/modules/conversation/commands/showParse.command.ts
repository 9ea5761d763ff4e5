import { assistantParse as spec, parse } from '@cunkebao/shared/conversation';
import { command } from '../../../kernel';
import { turnOf } from '../turn';
import { contextOf } from '../understand';

/** How a sentence is understood, for the administrator. */
export const showParse = command<{ text: string }>(spec, {
  async run(ctx, { text }) {
    const p = parse(text, await contextOf(ctx, turnOf(ctx)));
    return {
      headline: p.command ?? '没有听懂',
      lines: [
        `参数 ${JSON.stringify(p.args)}`,
        `把握 ${p.confidence}`,
        ...(p.missing.length > 0 ? [`缺少 ${p.missing.join('、')}`] : []),
        ...(p.unknown.length > 0 ? [`不认识 ${p.unknown.join('、')}`] : []),
        ...(p.suggestions.length > 0 ? [`相近 ${p.suggestions.join('、')}`] : []),
      ],
    };
  },
});
