import { parse, specOf, type CommandSpec, type SentenceReading } from '@cunkebao/shared/conversation';
import { stillOpen } from '@cunkebao/shared/dialogue';
import { ROLE_NAMES, rolesAllowing } from '@cunkebao/shared/operators';
import { commandOf, Fault, type Actor, type Ctx } from '../../kernel';
import { may } from './rights';
import { peekDialogue } from './store/dialogues';
import { sentenceOf } from './suggestions';
import { contextFor } from './understand';

/**
 * What the chat would understand if this person said it now, with the names and the last list the chat would use.
 * Changes nothing: no turn is opened, an open question stays as it is, nothing is audited.
 */
export async function readSentence(ctx: Ctx, words: string): Promise<SentenceReading> {
  const { actor } = ctx;
  if (!actor) throw new Fault('unauthorized', '请重新登录');
  const { last } = stillOpen(await peekDialogue(ctx, actor.userid), ctx.now).open;
  const parsed = parse(
    words,
    await contextFor(ctx, { words, at: ctx.now, userid: actor.userid, chat: '', last }),
  );
  const spec = parsed.command === null ? undefined : specOf(parsed.command);
  const allowed = spec !== undefined && may(actor, spec);
  return {
    at: ctx.now.toISOString(),
    tz: ctx.tz,
    ...parsed,
    title: spec ? titleOf(spec) : null,
    risk: spec?.risk ?? null,
    suggestions: suggestionsFor(actor, parsed.suggestions, words),
    built: spec !== undefined && commandOf(spec.id) !== undefined,
    allowed,
    refusal: spec && !allowed ? refusalOf(spec) : null,
  };
}

const titleOf = (spec: CommandSpec): string => spec.names[0] ?? spec.id;

function suggestionsFor(
  actor: Actor,
  commands: readonly string[],
  words: string,
): SentenceReading['suggestions'] {
  return commands
    .map(specOf)
    .filter((s): s is CommandSpec => s !== undefined && may(actor, s))
    .slice(0, 3)
    .map((s) => ({ command: s.id, title: titleOf(s), say: sentenceOf(s, words) }));
}

/** Names the missing permission and who can give it (domain.md §1). */
function refusalOf(spec: CommandSpec): NonNullable<SentenceReading['refusal']> {
  const roles = rolesAllowing(spec.permission).map((r) => ROLE_NAMES[r]);
  return {
    permission: spec.permission,
    roles,
    message: `没有权限 ${spec.permission}：${roles.join('、')}可以使用，请项目主理人或系统管理员授权`,
  };
}
