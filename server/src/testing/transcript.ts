import { ERROR_CODES, type ErrorCode } from '@cunkebao/shared/fleet';
import { PEOPLE } from '../demo/people';
import { spoken } from './spoken';
import type { AuditEntry, Talk } from './talk';

/**
 * A transcript is script and expectation at once. Lines of people and of the stage are played; what 存客宝 says is
 * written below them. A scene (`== title`) begins with the same company as every other.
 *
 *   赵琪：重启 D-012            says
 *   赵琪按：确认                 clicks on the newest card that has the button
 *   孙悦按赵琪的：确认            … on somebody else's card
 *   （赵琪的话又送来一次）         WeCom delivers the last message or press again
 *   （过了 16 分钟）              the clock goes on and what is due happens
 *   （16 分钟以后）               the same while nothing else happens
 *   （服务器重启）  （赵琪打开应用）  （D-012 办完）  （D-012 失败 TIMEOUT）  （D-012 截好图）
 */
export interface Played {
  text: string;
  audit: AuditEntry[];
  /** commands that asked for something missing */
  asked: Set<string>;
}

export async function play(t: Talk, script: string): Promise<Played> {
  const out: string[] = [];
  const played: Played = { text: '', audit: [], asked: new Set() };
  const endScene = async (): Promise<void> => void played.audit.push(...(await t.audit()));
  for (const line of script.split('\n')) {
    if (line.startsWith('== ')) {
      await endScene();
      await t.beginsAnew();
      out.push(...(out.length > 0 ? [''] : []), line);
    } else if (line.startsWith('#')) out.push(line);
    else if (isPlayed(line)) {
      out.push(line, ...(await step(t, line)));
      await noteAsked(t, played.asked);
    }
  }
  await endScene();
  played.text = `${out.join('\n')}\n`;
  return played;
}

const SAYS = /^(\p{Script=Han}{2,4})：(.*)$/u;
const CLICKS = /^(\p{Script=Han}{2,4}?)按(?:(\p{Script=Han}{2,4})的)?：(.*)$/u;
const STAGE = /^（(.*)）$/;
const US = '存客宝';

const isPlayed = (line: string): boolean =>
  !line.startsWith(US) && (SAYS.test(line) || CLICKS.test(line) || STAGE.test(line));

async function step(t: Talk, line: string): Promise<string[]> {
  const from = t.desk.heard.length;
  const by = await act(t, line);
  const heard = t.desk.heard.slice(from);
  const lines = heard.flatMap((h) =>
    block(h.to === by ? `${US}：` : `${US}对${nameOf(h.to)}：`, masked(spoken(h))),
  );
  return lines.length > 0 || by === null ? lines : [`${US}：（没有说话）`];
}

/** Plays one line; tells whose it was, null for the stage. */
async function act(t: Talk, line: string): Promise<string | null> {
  const [, clicker, owner, button = ''] = CLICKS.exec(line) ?? [];
  if (clicker !== undefined) {
    await t.as(useridOf(clicker)).clicks(button, owner === undefined ? undefined : useridOf(owner));
    return useridOf(clicker);
  }
  const [, speaker, words = ''] = SAYS.exec(line) ?? [];
  if (speaker !== undefined) {
    await t.as(useridOf(speaker)).says(words);
    return useridOf(speaker);
  }
  return stage(t, STAGE.exec(line)?.[1] ?? '');
}

const UNITS: Record<string, string> = { 秒: 's', 分钟: 'm', 小时: 'h', 天: 'd' };
const SPAN = '(\\d+) ?(秒|分钟|小时|天)';

type Direction = [RegExp, (t: Talk, said: [string, string]) => Promise<string | null>];
const nobody = (done: Promise<unknown>): Promise<null> => done.then(() => null);
const somebody = (userid: string, done: Promise<unknown>): Promise<string> => done.then(() => userid);

const DIRECTIONS: readonly Direction[] = [
  [new RegExp(`^过了 ?${SPAN}$`), (t, [n, unit]) => nobody(t.advances(n + (UNITS[unit] ?? '')))],
  [new RegExp(`^${SPAN}以后$`), (t, [n, unit]) => nobody(Promise.resolve(t.waits(n + (UNITS[unit] ?? ''))))],
  [/^服务器重启$/, (t) => nobody(t.restarts())],
  [/^(.*)的话又送来一次$/, (t, [name]) => somebody(useridOf(name), t.as(useridOf(name)).redeliver())],
  [/^(.*)打开应用$/, (t, [name]) => somebody(useridOf(name), t.as(useridOf(name)).enters())],
  [/^(D-\d+) 办完$/, (t, [device]) => nobody(t.phoneAnswers(device))],
  [/^(D-\d+) 截好图$/, (t, [device]) => nobody(t.phoneAnswers(device, { state: 'done', evidence: DOT }))],
  [
    /^(D-\d+) 失败 ([A-Z_]+)$/,
    (t, [device, code]) =>
      nobody(t.phoneAnswers(device, { state: 'failed', code: codeOf(code), afterEffect: false })),
  ],
];

/** Plays what no person says; tells who hears the answer, null when nobody asked. */
function stage(t: Talk, direction: string): Promise<string | null> {
  for (const [pattern, play] of DIRECTIONS) {
    const found = pattern.exec(direction);
    if (found) return play(t, [found[1] ?? '', found[2] ?? '']);
  }
  throw new Error(`nobody can play （${direction}）`);
}

/** the smallest screen there is */
const DOT = {
  image: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  width: 1,
  height: 1,
};

const codeOf = (said: string): ErrorCode => ERROR_CODES.find((c) => c === said) ?? 'UNKNOWN';

/** The first line behind the speaker, the others below it, so that nothing of an answer looks like a line to play. */
const block = (speaker: string, text: string): string[] => {
  const [first = '', ...rest] = text.split('\n');
  return [`${speaker}${first}`, ...rest.map((l) => `  ${l}`)];
};

/** What is new in every run and says nothing: the id of a failure, how fast the machine was. */
const masked = (text: string): string =>
  text.replace(/(编号|number) [0-9a-f]{8}/g, '$1 ********').replace(/\d+ (毫秒|ms)/g, '* $1');

async function noteAsked(t: Talk, asked: Set<string>): Promise<void> {
  const rows = await t.desk.source.query<{ state: { frames: { command: string }[] } | string }[]>(
    'SELECT state FROM dialogues',
  );
  for (const { state } of rows) {
    const dialogue = typeof state === 'string' ? (JSON.parse(state) as Exclude<typeof state, string>) : state;
    for (const frame of dialogue.frames) asked.add(frame.command);
  }
}

const STRANGER = { userid: 'stranger', name: '陌生人' };

function useridOf(name: string): string {
  const found = [...PEOPLE, STRANGER].find((p) => p.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found.userid;
}

const nameOf = (userid: string): string => PEOPLE.find((p) => p.userid === userid)?.name ?? userid;
