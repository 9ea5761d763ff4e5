import { catalogue, findTimes, parse, parseNumber, parseTime, specOf } from '@cunkebao/shared/conversation';
import { chronoAlarm, chronoRight } from './parse/chronoTimes';
import { numbers, same, times, utterances, type TimeCase, type Utterance } from './parse/corpus';
import { keywordMatcher } from './parse/keywords';

/**
 * How well and how fast a sentence is understood: our grammar beside a keyword matcher (commands) and chrono-node
 * (time), on one corpus in one process. Bars: commands right in 97 of 100, all times and numbers, no chatter that
 * runs, no dangerous command surely misread, one millisecond in the median.
 */
const NOW = '2026-11-25T10:00:00+08:00';
const context = { now: NOW, tz: 'Asia/Shanghai' };
/** offered, never run: being understood is enough */
const OFFERED = new Set(['misspelt', 'pinyin']);
const NOTHING = new Set(['chatter', 'doubtful']);

const share = (right: number, all: number): number =>
  Math.round((10_000 * right) / Math.max(all, 1)) / 10_000;

function ours(group: string, u: Utterance): boolean {
  const got = parse(u.text, context);
  if (u.command === null) return got.confidence < 1;
  const slots = got.command === u.command && same(got.args, u.args) && same(got.missing, u.missing);
  return slots && (OFFERED.has(group) || got.confidence === 1);
}

const keyword = keywordMatcher(catalogue);
function theirs(u: Utterance): boolean {
  const got = keyword(u.text);
  return got.command === u.command && (u.command === null || same(got.args, u.args));
}

const careful = (id: string | null): boolean => {
  const risk = id === null ? undefined : specOf(id)?.risk;
  return risk === 'danger' || risk === 'mass';
};

/** A dangerous command, sure of itself, that is not what was said. */
function misread(u: Utterance): boolean {
  const got = parse(u.text, context);
  if (got.confidence < 1 || !careful(got.command)) return false;
  return got.command !== u.command || !same(got.args, u.args);
}

function timeRight({ text, direction, kind, ...want }: TimeCase): boolean {
  const got = parseTime(text, direction ? { ...context, direction } : context);
  return got?.kind === kind && Object.entries(want).every(([k, v]) => got[k as keyof typeof got] === v);
}

/** Median milliseconds of one parse, after a warm-up pass. */
function median(texts: readonly string[]): number {
  texts.forEach((t) => parse(t, context));
  const took = Array.from({ length: 5 }, () => texts.map(timed)).flat();
  took.sort((a, b) => a - b);
  return Math.round(1000 * (took[Math.floor(took.length / 2)] ?? 0)) / 1000;
}

function timed(text: string): number {
  const from = process.hrtime.bigint();
  parse(text, context);
  return Number(process.hrtime.bigint() - from) / 1e6;
}

function main(): void {
  const groups = Object.entries(utterances());
  const accuracy: Record<string, number> = {};
  const matcher: Record<string, number> = {};
  for (const [name, list] of groups) {
    accuracy[name] = share(list.filter((u) => ours(name, u)).length, list.length);
    matcher[name] = share(list.filter(theirs).length, list.length);
    process.stdout.write(
      `${name.padEnd(12)} ${list.length} 句  我们 ${accuracy[name]}  关键词 ${matcher[name]}\n`,
    );
  }
  const said = groups.filter(([n]) => !NOTHING.has(n));
  const all = said.flatMap(([n, list]) => list.map((u) => [n, u] as const));
  const commands = share(all.filter(([n, u]) => ours(n, u)).length, all.length);
  const byKeyword = share(all.filter(([, u]) => theirs(u)).length, all.length);
  const t = times();
  const time = share(t.expressions.filter(timeRight).length, t.expressions.length);
  const chrono = share(t.expressions.filter((x) => chronoRight(x, t.now)).length, t.expressions.length);
  const n = numbers();
  const number = share(n.filter((x) => parseNumber(x.text) === x.value).length, n.length);
  const alarms = t.falseAlarms.filter((x) => findTimes(x, context).length > 0).length;
  const chronoAlarms = t.falseAlarms.filter((x) => chronoAlarm(x, t.now)).length;
  const dangerous = groups.flatMap(([, list]) => list).filter(misread).length;
  const medianMs = median(all.map(([, u]) => u.text));
  const bars = [
    { name: 'commands and slots right', value: commands, limit: 0.97, holds: commands >= 0.97 },
    {
      name: 'chatter that runs nothing',
      value: accuracy.chatter ?? 0,
      limit: 1,
      holds: accuracy.chatter === 1,
    },
    { name: 'dangerous commands misread', value: dangerous, limit: 0, holds: dangerous === 0 },
    { name: 'times right', value: time, limit: 1, holds: time === 1 },
    { name: 'numbers right', value: number, limit: 1, holds: number === 1 },
    { name: 'median ms of a parse', value: medianMs, limit: 1, holds: medianMs <= 1 },
  ];
  const figures = {
    utterances: groups.reduce((sum, [, list]) => sum + list.length, 0),
    commands,
    groups: accuracy,
    times: { expressions: t.expressions.length, right: time, falseAlarms: alarms },
    numbers: { expressions: n.length, right: number },
    dangerousMisread: dangerous,
    medianMs,
  };
  const reference = {
    keywordMatcher: { commands: byKeyword, groups: matcher },
    chronoNode: { times: chrono, falseAlarms: chronoAlarms },
  };
  const ratio = Math.round((1000 * commands) / Math.max(byKeyword, 0.001)) / 1000;
  process.stdout.write(`${JSON.stringify({ bench: 'parse', figures, reference, ratio, bars })}\n`);
  if (bars.some((b) => !b.holds)) process.exitCode = 1;
}

main();
