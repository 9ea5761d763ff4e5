import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLE_IDS, ROLE_NAMES } from '@cunkebao/shared/operators';
import { modules } from '../modules';
import { talk, type Talk } from './talk';

/**
 * Every built command × every role and no role: what somebody is shown is what he may do, and what he may not do
 * changes nothing and leaves a trace.
 */
const built = modules.flatMap((m) => [...(m.commands ?? [])]).map((c) => c.spec);
const ROLES = [...ROLE_IDS, 'nobody'] as const;
const TABLE = join(__dirname, 'rights.txt');

let t: Talk;
beforeAll(async () => {
  t = await talk('kitrights');
  for (const role of ROLES) await t.desk.operator(`as-${role}`, `试${role}`, role === 'nobody' ? [] : [role]);
}, 60_000);
afterAll(() => t.close());

/** Everything 帮助 shows this person, with each group opened. */
async function helpOf(userid: string): Promise<string> {
  const person = t.as(userid);
  const overview = await person.says('帮助');
  const groups = [...overview.matchAll(/【(.+?)】/g)].map((m) => m[1] ?? '');
  const pages: string[] = [];
  for (const group of groups) pages.push(await person.says(`帮助 ${group}`));
  return [overview, ...pages].join('\n');
}

const shows = (help: string, example: string): boolean =>
  help.split(/\n| · |】/).some((words) => words === example || words.startsWith(`${example}：`));

interface Tried {
  decisions: string[];
  answer: string;
}

async function tries(userid: string, words: string): Promise<Tried> {
  const before = (await t.audit(userid)).length;
  const answer = await t.as(userid).says(words);
  return { decisions: (await t.audit(userid)).slice(before).map((a) => a.decision), answer };
}

/** An example that says everything at once, so that what is left to decide is the right. */
const sentenceOf = (spec: (typeof built)[number]): string => spec.examples[0] ?? '';

const table = new Map<string, string>();

describe.each(ROLES)('%s', (role) => {
  const userid = `as-${role}`;

  test('is shown what he may do; the rest is refused by name, changes nothing and is audited', async () => {
    const help = await helpOf(userid);
    const wrong: string[] = [];
    for (const spec of built) {
      // the words below are Chinese, whatever 语言 and 撤销 have made of it
      await t.desk.source.query("UPDATE operators SET language = 'zh' WHERE userid = ?", [userid]);
      const shown = shows(help, sentenceOf(spec));
      table.set(`${spec.id} ${role}`, shown ? '✓' : '·');
      const found = shown
        ? wrongWhereAllowed(await tries(userid, sentenceOf(spec)))
        : await wrongWhereRefused(userid, spec, role !== 'nobody');
      wrong.push(...found.map((f) => `${spec.id}: ${f}`));
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

const wrongWhereAllowed = ({ decisions }: Tried): string[] => [
  ...(decisions.includes('denied') ? ['shown, but denied'] : []),
  ...(decisions.filter((d) => d === 'executed').length > 1 ? ['executed twice'] : []),
];

async function wrongWhereRefused(
  userid: string,
  spec: (typeof built)[number],
  isOperator: boolean,
): Promise<string[]> {
  const before = await t.fingerprint();
  const { decisions, answer } = await tries(userid, sentenceOf(spec));
  const says = [spec.permission, ROLE_NAMES.owner, '请项目主理人'].filter((w) => !answer.includes(w));
  return [
    ...(decisions.join() === 'denied' ? [] : [`not shown, audit says ${decisions.join()}`]),
    ...((await t.fingerprint()) === before ? [] : ['something changed']),
    ...(isOperator && says.length > 0 ? [`the refusal lacks ${says.join('、')}: ${answer}`] : []),
  ];
}

test('who may do what is the table the house has agreed on (UPDATE_TRANSCRIPTS=1 writes it anew)', () => {
  const width = Math.max(...built.map((s) => s.id.length));
  const rows = built.map(
    (s) => `${s.id.padEnd(width)} ${ROLES.map((r) => `${table.get(`${s.id} ${r}`) ?? '?'} ${r}`).join('  ')}`,
  );
  const text = `${rows.sort().join('\n')}\n`;
  if (process.env['UPDATE_TRANSCRIPTS'] === '1') writeFileSync(TABLE, text);
  expect(readFileSync(TABLE, 'utf8')).toBe(text);
});

/** What has to be said before, so that there is something to preview. */
const BEFORE: Record<string, string[]> = {
  'account.resume': ['暂停 A-0031 加人'],
  'task.stop': ['明早8点重启D-011', '确认'],
};
const SENTENCE: Record<string, string> = {
  'task.stop': '停止 T-88',
  'role.grant': '让周宁做矩阵管理',
  'role.revoke': '撤销孙悦的用户运营',
};
const previewed = built.filter((s) => s.risk === 'danger' || s.risk === 'mass');

const previewOf = (id: string): string => SENTENCE[id] ?? built.find((s) => s.id === id)?.examples[0] ?? '';
/** What confirms it in words; a `mass` card has no button for it. */
const confirmWords = (card: string, mass: boolean): string =>
  mass ? (/确认 \d+/.exec(card)?.[0] ?? '') : '确认';

test.each(previewed.map((s) => s.id))(
  '%s: a right withdrawn between preview and 确认 is a refusal',
  async (id) => {
    await t.beginsAnew();
    await t.desk.operator('late', '晚来', ['owner']);
    const spec = built.find((s) => s.id === id);
    const late = t.as('late');
    for (const words of BEFORE[id] ?? []) await late.says(words);
    const card = await late.says(previewOf(id));
    await t.desk.source.query("UPDATE operator_roles SET role = 'viewer' WHERE userid = 'late'");
    const before = await t.fingerprint();
    const known = (await t.audit('late')).length;
    const refusal = `缺少权限：${spec?.permission ?? ''}`;
    const mass = spec?.risk === 'mass'; // its card has no such button: the number is typed
    if (!mass) expect(await late.clicks('确认')).toContain(refusal);
    expect(await late.says(confirmWords(card, mass))).toContain(refusal);
    const denied = (await t.audit('late')).slice(known).map((a) => a.decision);
    expect(denied).toEqual(mass ? ['denied'] : ['denied', 'denied']);
    expect(await t.fingerprint()).toBe(before);
  },
);

test('an undo needs the right its action needed', async () => {
  await t.beginsAnew();
  await t.as('zhaoqi').says('D-012改名为 前台9号');
  await t.desk.source.query("UPDATE operator_roles SET role = 'viewer' WHERE userid = 'zhaoqi'");
  const before = await t.fingerprint();
  expect(await t.as('zhaoqi').says('撤销')).toContain('缺少权限：device.rename');
  expect(await t.fingerprint()).toBe(before);
  expect((await t.audit('zhaoqi')).map((a) => a.decision)).toEqual(['executed', 'denied']);
});
