import { assistantParse as spec, parse } from '@cunkebao/shared/conversation';
import { command, wordsIn } from '../../../kernel';
import { turnOf } from '../turn';
import { contextOf } from '../understand';

/** How a sentence is understood, for the administrator. */
export const showParse = command<{ text: string }>(spec, {
  async run(ctx, { text }) {
    const p = parse(text, await contextOf(ctx, turnOf(ctx)));
    const w = wordsIn(ctx);
    const comma = w('、', ', ');
    return {
      headline: p.command ?? w('没有听懂', 'Not understood'),
      lines: [
        `${w('参数', 'arguments')} ${JSON.stringify(p.args)}`,
        `${w('把握', 'confidence')} ${p.confidence}`,
        ...(p.missing.length > 0 ? [`${w('缺少', 'missing')} ${p.missing.join(comma)}`] : []),
        ...(p.unknown.length > 0 ? [`${w('不认识', 'unknown')} ${p.unknown.join(comma)}`] : []),
        ...(p.suggestions.length > 0 ? [`${w('相近', 'near')} ${p.suggestions.join(comma)}`] : []),
      ],
    };
  },
});
