import { specOf } from '@cunkebao/shared/conversation';
import { changeable, type Frame } from '@cunkebao/shared/dialogue';
import { wordsIn, type Ctx } from '../../kernel';
import { say } from './say';
import type { Turn } from './turn';
import { touches } from './whereAnswered';

/** 修改 and then words that fit nowhere: what can be changed, as buttons. */
export async function askWhatToChange(ctx: Ctx, turn: Turn, frame: Frame): Promise<void> {
  touches(turn, frame.command);
  const w = wordsIn(ctx);
  const spec = specOf(frame.command);
  const names = spec ? changeable(spec, frame.args) : [];
  await say(ctx, turn, {
    headline: w('要改哪一项？', 'What should be changed?'),
    lines: [w('例如「时间改成明早9点」', 'For example "time to 9am tomorrow"')],
    buttons: [...names, w('取消', 'cancel')].map((name) => ({ text: name, say: name })),
  });
}
