import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examplesOf, parse } from '@cunkebao/shared/conversation';
import { wordsOf } from '@cunkebao/shared/kernel';
import { registerSettings, settings } from '../kernel';
import { modules } from '../modules';
import { talk, type Talk } from './talk';
import { play } from './transcript';

/** What an operator reads who chose English, word for word; `UPDATE_TRANSCRIPTS=1` writes the answers anew. */
const FOLDER = join(__dirname, 'english');
const UPDATE = process.env['UPDATE_TRANSCRIPTS'] === '1';
const HAN = /\p{Script=Han}/u;

const built = modules.flatMap((m) => [...(m.commands ?? [])]).map((c) => c.spec);

let t: Talk;
beforeAll(async () => {
  t = await talk('kitenglish');
  registerSettings({ ...settings(), pictureUrl: ({ report }) => `https://ckb.example.com/${report}.png` });
}, 60_000);
afterAll(() => t.close());

test.each(['basics'])(
  '%s reads as it is written',
  async (name) => {
    const file = join(FOLDER, `${name}.txt`);
    const script = readFileSync(file, 'utf8');
    const { text } = await play(t, script);
    if (UPDATE && text !== script) writeFileSync(file, text);
    expect(text).toBe(UPDATE ? text : script);
  },
  120_000,
);

const context = { now: '2026-03-04T02:00:00Z', tz: 'Asia/Shanghai' };

test.each(built.map((s) => [s.id, s] as const))('%s is said in English as help says it', (id, spec) => {
  const [example = ''] = examplesOf(spec, wordsOf('en'));
  expect(example).not.toMatch(HAN);
  expect(parse(example, context).command).toBe(id);
});

test.each(built.map((s) => [s.id, s] as const))(
  '%s answers without a Chinese word of its own',
  async (_id, spec) => {
    await t.beginsAnew();
    await t.desk.source.query("UPDATE operators SET language = 'en'");
    const owner = t.as('linlan');
    const examples = spec.examples.filter((e) => !e.includes('中文'));
    const answers: string[] = [];
    for (const sentence of [...examples, spec.names[0] ?? '', 'cancel', ...examples, 'confirm', 'undo'])
      answers.push(await owner.says(sentence));
    const data = [...(await namesOfThings(t)), COST_SAID];
    const said = [...spec.examples.flatMap((e) => [e, ...e.split(/[「」：；]/)]), ...spec.names];
    const known = [...data, ...said].sort((a, b) => b.length - a.length); // 抖音A is part of what was said of it
    const own = answers.map((a) => fixedPart(without(a, known), said));
    expect(own.filter((a) => HAN.test(a))).toEqual([]);
    // a button WeCom has to cut says nothing (ten characters, wecom-api.md §4.2)
    expect(own.flatMap((a) => a.match(/\[[^\][\n]*…\]/g) ?? [])).toEqual([]);
  },
  60_000,
);

/** Without the marks of the kit, what was said, and what stands in quotes because somebody said or named it so. */
const fixedPart = (answer: string, said: readonly string[]): string =>
  without(answer, ['（卡片变成）', '（卡片）', '［图片］', '［文件］', ...said])
    .replace(/"[^"]*"/g, '·')
    .replace(/\p{Script=Han}+\*+/gu, '·');

/** What the installation holds in Chinese: names, groups, titles, sentences people wrote. */
async function namesOfThings(of: Talk): Promise<string[]> {
  const names: string[] = [];
  for (const query of DATA)
    for (const row of await of.desk.source.query<{ v: string | null }[]>(query))
      if (row.v !== null && HAN.test(row.v)) names.push(row.v);
  return [...new Set(names)].sort((a, b) => b.length - a.length);
}

const without = (text: string, data: readonly string[]): string =>
  data.reduce((rest, d) => (d === '' ? rest : rest.replaceAll(d, '·')), text);

/** what the example of 记成本 calls its cost */
const COST_SAID = '广告';

const DATA = [
  'SELECT name v FROM operators UNION SELECT department FROM operators',
  'SELECT name v FROM devices UNION SELECT group_name FROM devices',
  'SELECT nickname v FROM accounts UNION SELECT team FROM accounts',
  'SELECT title v FROM tasks',
  'SELECT name v FROM tags UNION SELECT name FROM tag_groups',
  'SELECT channel v FROM customers UNION SELECT region FROM customers',
];
