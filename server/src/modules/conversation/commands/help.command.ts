import { help as spec, type CommandSpec } from '@cunkebao/shared/conversation';
import { builtCommands, command, type Actor, type Button, type Reply } from '../../../kernel';
import { may } from '../rights';
import { turnOf } from '../turn';

const MENU = 6;
/** examples of one group in the overview */
const SHOWN = 8;

/** What this person may say: by group, or one command in full. Others' commands are not mentioned (commands.md §1). */
export const help = command<{ topic?: string }>(spec, {
  run: (ctx, { topic }) => {
    const { actor, words } = turnOf(ctx);
    return Promise.resolve(helpFor(actor, topic ?? groupIn(actor, words)));
  },
});

export function mine(actor: Actor): CommandSpec[] {
  return builtCommands()
    .map((c) => c.spec)
    .filter((s) => may(actor, s));
}

function helpFor(actor: Actor, topic: string | undefined): Reply {
  const specs = mine(actor);
  if (topic) {
    const found = specs.filter((s) => s.group === topic || s.names.some((n) => same(n, topic)));
    const [first] = found;
    if (first && found.length === 1) return one(first);
    if (found.length > 0) return many(topic, found);
    return { headline: `没有找到「${topic}」，说「帮助」看全部` };
  }
  const groups = [...new Set(specs.map((s) => s.group))];
  const lines = groups.map((g) => {
    const names = specs.filter((s) => s.group === g).map((s) => s.examples[0] ?? s.id);
    const rest = names.length > SHOWN ? ` … 共 ${names.length} 个，说「帮助 ${g}」` : '';
    return `【${g}】${names.slice(0, SHOWN).join(' · ')}${rest}`;
  });
  return {
    headline: `${actor.name}，您可以这样说：`,
    lines: [...lines, `想知道细节，说「帮助 ${specs.at(-1)?.names[0] ?? ''}」这样的话`],
  };
}

/** 帮助 数据: the name of a group that the grammar passes over as a word of courtesy. */
const groupIn = (actor: Actor, words: string): string | undefined =>
  mine(actor).find((s) => words.endsWith(s.group))?.group;

const same = (name: string, topic: string): boolean =>
  name === topic || (topic.length >= 2 && name.includes(topic));

const RISKS: Record<CommandSpec['risk'], string> = {
  read: '马上回答',
  write: '马上办，能撤销的可以撤销',
  danger: '先给您看预览，确认后才办',
  mass: '先给您看预览，回复人数确认后才办',
};

function one(s: CommandSpec): Reply {
  return {
    headline: `${s.names[0] ?? s.id}：${s.summary}`,
    lines: [
      `这样说：${s.examples.join('；')}`,
      `也可以叫：${[...s.names.slice(1), ...s.aliases].join('、')}`,
      RISKS[s.risk],
    ],
  };
}

const many = (topic: string, specs: CommandSpec[]): Reply => ({
  headline: `「${topic}」可以这样说：`,
  lines: specs.map((s) => `${s.examples[0] ?? s.id}：${s.summary}`),
});

/** At most six commands of this person's roles, for the first card of the day. */
export function menuOf(actor: Actor): Button[] {
  const specs = mine(actor);
  const chosen = specs.filter((s) => s.menuFor?.some((r) => actor.roles.includes(r)));
  const pick = (chosen.length > 0 ? chosen : specs.filter((s) => s.group !== '通用')).slice(0, MENU - 1);
  return [
    ...pick.map((s) => ({ text: s.names[0] ?? s.id, say: s.examples[0] ?? s.id })),
    { text: '帮助', say: '帮助' },
  ];
}

export const greet = (actor: Actor): Reply => ({
  headline: `${actor.name}，我是存客宝`,
  lines: ['直接说要做的事就行，例如：离线设备、日报'],
  buttons: menuOf(actor),
});
