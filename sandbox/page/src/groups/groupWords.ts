import type { GroupView } from '../../../src/liveCompany';

export const KIND_WORDS: Record<GroupView['kind'], string> = {
  customer: '客户群',
  app: '应用建的群',
  room: '内部群',
};

/** '5 人，4 位客户' */
export function membersWords(group: GroupView): string {
  const external = group.members.filter((m) => m.external).length;
  const all = `${group.members.length} 人`;
  return external > 0 ? `${all}，${external} 位客户` : all;
}

/** The words meant for the bot; null when the line does not name it. */
export function saidToBot(text: string, bot: string): string | null {
  const line = text.trim();
  const named = [`@${bot}`, '@机器人'].find((name) => line.startsWith(name));
  return named === undefined ? null : line.slice(named.length).trim();
}

/** Who speaks at first: the owner, if he is inside, else the first. */
export const firstSpeaker = (group: GroupView): string =>
  group.members.find((m) => m.id === group.owner)?.id ?? group.members[0]?.id ?? '';
