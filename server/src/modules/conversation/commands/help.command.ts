import {
  examplesOf,
  groupOf,
  help as spec,
  nameOf,
  namesOf,
  summaryOf,
  type CommandSpec,
} from '@cunkebao/shared/conversation';
import type { Words } from '@cunkebao/shared/kernel';
import { builtCommands, command, wordsIn, type Actor, type Button, type Reply } from '../../../kernel';
import { may } from '../rights';
import { turnOf } from '../turn';

const MENU = 6;
/** examples of one group in the overview */
const SHOWN = 8;

/** What this person may say: by group, or one command in full. Others' commands are not mentioned (commands.md §1). */
export const help = command<{ topic?: string }>(spec, {
  run: (ctx, { topic }) => {
    const { actor, words } = turnOf(ctx);
    const w = wordsIn(ctx);
    return Promise.resolve(helpFor(actor, topic ?? groupIn(actor, words, w), w));
  },
});

export function mine(actor: Actor): CommandSpec[] {
  return builtCommands()
    .map((c) => c.spec)
    .filter((s) => may(actor, s));
}

function helpFor(actor: Actor, topic: string | undefined, w: Words): Reply {
  const specs = mine(actor);
  if (topic) {
    const found = specs.filter((s) => isGroup(s, topic, w) || calledIn(s, w).some((n) => same(n, topic)));
    const [first] = found;
    if (first && found.length === 1) return one(first, w);
    if (found.length > 0) return many(topic, found, w);
    return {
      headline: w(
        `没有找到「${topic}」，说「帮助」看全部`,
        `Nothing found for "${topic}"; say "help" for everything`,
      ),
    };
  }
  const groups = [...new Set(specs.map((s) => s.group))];
  const lines = groups.map((g) =>
    groupLine(
      specs.filter((s) => s.group === g),
      w,
    ),
  );
  const last = specs.at(-1);
  const example = last ? nameOf(last, w) : '';
  return {
    headline: w(`${actor.name}，您可以这样说：`, `${actor.name}, you can say:`),
    lines: [
      ...lines,
      w(
        `想知道细节，说「帮助 ${example}」这样的话`,
        `For the details of one, say for example "help ${example}"`,
      ),
    ],
  };
}

function groupLine(specs: readonly CommandSpec[], w: Words): string {
  const [first] = specs;
  const group = first ? groupOf(first, w) : '';
  const names = specs.map((s) => examplesOf(s, w)[0] ?? s.id);
  const shown = names.slice(0, SHOWN).join(' · ');
  const all = names.length;
  const rest = w(` … 共 ${all} 个，说「帮助 ${group}」`, ` … ${all} in all, say "help ${group}"`);
  return w(`【${group}】${shown}`, `[${group}] ${shown}`) + (all > SHOWN ? rest : '');
}

const isGroup = (s: CommandSpec, topic: string, w: Words): boolean =>
  s.group === topic || groupOf(s, w).toLowerCase() === topic.toLowerCase();

/** The names by which help is asked: the Chinese ones, and for who reads English the English ones. */
const calledIn = (s: CommandSpec, w: Words): readonly string[] => w(s.names, namesOf(s, w));

/** 帮助 数据: the name of a group that the grammar passes over as a word of courtesy. */
function groupIn(actor: Actor, words: string, w: Words): string | undefined {
  const low = words.toLowerCase();
  const found = mine(actor).find(
    (s) => low.endsWith(s.group) || low.endsWith(` ${groupOf(s, w).toLowerCase()}`),
  );
  return found && groupOf(found, w);
}

const same = (name: string, topic: string): boolean =>
  name === topic.toLowerCase() || name === topic || (topic.length >= 2 && name.includes(topic));

const RISKS: Record<CommandSpec['risk'], string> = {
  read: '马上回答',
  write: '马上办，能撤销的可以撤销',
  danger: '先给您看预览，确认后才办',
  mass: '先给您看预览，回复人数确认后才办',
};

const RISKS_EN: typeof RISKS = {
  read: 'Answered at once',
  write: 'Done at once; what can be undone can be undone',
  danger: 'Shows a preview first and is done when you confirm',
  mass: 'Shows a preview first and is done when you reply with the number of people',
};

function one(s: CommandSpec, w: Words): Reply {
  const name = nameOf(s, w);
  const others = w([...s.names.slice(1), ...s.aliases], s.aliases.slice(1));
  const also = w(`也可以叫：${others.join('、')}`, `Also called: ${others.join(', ')}`);
  return {
    headline: w(`${name}：${s.summary}`, `${name}: ${summaryOf(s, w)}`),
    lines: [
      w(`这样说：${s.examples.join('；')}`, `Say: ${examplesOf(s, w).join('; ')}`),
      ...w([also], others.length > 0 ? [also] : []),
      w(RISKS, RISKS_EN)[s.risk],
    ],
  };
}

const many = (topic: string, specs: CommandSpec[], w: Words): Reply => ({
  headline: w(`「${topic}」可以这样说：`, `About "${topic}" you can say:`),
  lines: specs.map((s) => `${examplesOf(s, w)[0] ?? s.id}${w('：', ': ')}${summaryOf(s, w)}`),
});

/** At most six commands of this person's roles, for the first card of the day. */
function menuOf(actor: Actor, w: Words): Button[] {
  const specs = mine(actor);
  const chosen = specs.filter((s) => s.menuFor?.some((r) => actor.roles.includes(r)));
  const pick = (chosen.length > 0 ? chosen : specs.filter((s) => s.group !== '通用')).slice(0, MENU - 1);
  return [
    ...pick.map((s) => ({ text: nameOf(s, w), say: examplesOf(s, w)[0] ?? s.id })),
    { text: w('帮助', 'Help'), say: w('帮助', 'help') },
  ];
}

export const greet = (actor: Actor, w: Words): Reply => ({
  headline: w(`${actor.name}，我是存客宝`, `${actor.name}, I am Cunkebao`),
  lines: [
    w(
      '直接说要做的事就行，例如：离线设备、日报',
      'Just say what is to be done: offline devices, daily report',
    ),
  ],
  buttons: menuOf(actor, w),
});
