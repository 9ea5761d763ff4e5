import fs from 'node:fs';
import path from 'node:path';
import { catalogue, parse, parseNumber, parseTime, findTimes, specOf } from '.';

interface Utterance {
  text: string;
  command: string | null;
  args: Record<string, unknown>;
  missing: string[];
}

const NOW = '2026-11-25T10:00:00+08:00';
const TZ = 'Asia/Shanghai';
const context = { now: NOW, tz: TZ };
const read = (name: string): unknown =>
  JSON.parse(fs.readFileSync(path.join(__dirname, 'corpus', `${name}.json`), 'utf8'));
const labelled = (name: string): Utterance[] => read(name) as Utterance[];

/** Words typed wrong or in Latin letters are understood, but only offered. */
const OFFERED = ['misspelt', 'pinyin'];
const SURE = ['spoken', 'terse', 'width', 'traditional', 'english', 'operators', 'paraphrases', 'fresh'];
const groups = [...SURE, ...OFFERED].map((name) => [name, labelled(name)] as const);
const all = groups.flatMap(([, list]) => list);

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, canonical(v)]),
  );
};
const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));

function right(u: Utterance, sure: boolean): boolean {
  const got = parse(u.text, context);
  if (u.command === null) return got.command === null || got.confidence < 1;
  const slots = got.command === u.command && same(got.args, u.args) && same(got.missing, u.missing);
  return slots && (!sure || got.confidence === 1);
}

test('the corpus has at least 500 utterances', () => {
  expect(all.length).toBeGreaterThanOrEqual(500);
});

test.each(groups)('at least 97 percent of %s have the right command and slots', (name, list) => {
  const wrong = list.filter((u) => !right(u, SURE.includes(name))).map((u) => u.text);
  expect({ name, wrong: wrong.length / list.length > 0.03 ? wrong : [] }).toEqual({ name, wrong: [] });
});

test('no utterance of any group is surely read as a dangerous command it is not', () => {
  const dangerous = (id: string | null): boolean => {
    const risk = id === null ? undefined : specOf(id)?.risk;
    return risk === 'danger' || risk === 'mass';
  };
  const faults = [...all, ...labelled('doubtful'), ...labelled('chatter')]
    .map((u) => ({ u, got: parse(u.text, context) }))
    .filter(({ got }) => got.confidence === 1 && dangerous(got.command))
    .filter(({ u, got }) => got.command !== u.command || !same(got.args, u.args))
    .map(({ u }) => u.text);
  expect(faults).toEqual([]);
});

test('sentences about a dangerous command, against it or unclear are never sure', () => {
  const run = labelled('doubtful').filter((u) => !right(u, true));
  expect(run.map((u) => u.text)).toEqual([]);
});

test('chatter runs nothing', () => {
  const run = labelled('chatter').filter((u) => parse(u.text, context).confidence === 1);
  expect(run.map((u) => u.text)).toEqual([]);
});

test.each(catalogue.flatMap((s) => s.examples.map((e) => [e, s.id] as const)))('%s is %s', (text, id) => {
  expect(parse(text, context)).toMatchObject({ command: id, confidence: 1, missing: [], unknown: [] });
});

interface Times {
  expressions: {
    text: string;
    direction?: 'past' | 'future';
    kind: string;
    at?: string;
    from?: string;
    to?: string;
    cron?: string;
  }[];
  falseAlarms: string[];
}

test('150 time expressions and more are read whole and right', () => {
  const { expressions } = read('times') as Times;
  const wrong = expressions.filter(({ text, direction, ...want }) => {
    const got = parseTime(text, direction ? { ...context, direction } : context);
    return !got || Object.entries(want).some(([k, v]) => got[k as keyof typeof got] !== v);
  });
  expect(expressions.length).toBeGreaterThanOrEqual(150);
  expect(wrong).toEqual([]);
});

test('what only looks like a time is none', () => {
  const { falseAlarms } = read('times') as Times;
  expect(falseAlarms.filter((t) => findTimes(t, context).length > 0)).toEqual([]);
});

test('60 number expressions are right', () => {
  const numbers = read('numbers') as { text: string; value: number }[];
  expect(numbers.length).toBeGreaterThanOrEqual(60);
  expect(numbers.filter(({ text, value }) => parseNumber(text) !== value)).toEqual([]);
});

test('a message is read within five milliseconds in the median, busy machine or not', () => {
  const took = all.map(({ text }) => {
    const from = performance.now();
    parse(text, context);
    return performance.now() - from;
  });
  took.sort((a, b) => a - b);
  expect(took[Math.floor(took.length / 2)]).toBeLessThan(5);
});
