import { parse, type CommandSpec, type ParseContext } from '../conversation';

const CORRECTION = /^(?:改成|改为|换成|不对[，,\s]*(?:是|应该是)?|不是[，,\s]*是|应该是|我说的是)\s*/;

/** `改成 D-013`, `不对，是 D-013`: the new value alone; null when the sentence corrects nothing. */
export function correctionOf(text: string): string | null {
  const rest = text.trim().replace(CORRECTION, '');
  return rest !== text.trim() && rest !== '' ? rest : null;
}

/**
 * What a sentence means as the answer to the question for one slot: the arguments it brings, or null when it is not
 * wholly such an answer. It is read by the grammar itself, as if it stood beside the command's word.
 */
export function readAnswer(
  spec: CommandSpec,
  asking: string,
  text: string,
  context: ParseContext,
): Record<string, unknown> | null {
  const slot = spec.slots[asking];
  const answer = (correctionOf(text) ?? text).trim();
  if (!slot || answer === '') return null;
  if (slot.type === 'text') return answer.length <= LONGEST ? { [asking]: answer } : null;
  const choice = slot.choices?.[answer];
  if (choice !== undefined) return { [asking]: choice };
  return readByName(spec, [asking, slot.or ?? asking], answer, context);
}

const LONGEST = 1000;

function readByName(
  spec: CommandSpec,
  wanted: readonly string[],
  answer: string,
  context: ParseContext,
): Record<string, unknown> | null {
  for (const name of [...spec.names, ...spec.aliases]) {
    const args = readBeside(spec, name, answer, wanted, context);
    if (args) return args;
  }
  return null;
}

/** Behind the word or before it: AL-3 已解决. */
function readBeside(
  spec: CommandSpec,
  name: string,
  answer: string,
  wanted: readonly string[],
  context: ParseContext,
): Record<string, unknown> | null {
  for (const sentence of [`${name} ${answer}`, `${answer} ${name}`]) {
    const parsed = parse(sentence, context);
    const whole = parsed.command === spec.id && parsed.unknown.length === 0 && parsed.ambiguous.length === 0;
    if (whole && wanted.some((slot) => parsed.args[slot] !== undefined)) return parsed.args;
  }
  return null;
}
