import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const sources = readdirSync(__dirname)
  .filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts'))
  .map((f) => readFileSync(join(__dirname, f), 'utf8'))
  .join('\n');

/** The bot's answers are another client's (inbound). */
const OF_THE_BOT = new Set(['aibot/response']);

const rows = [...readFileSync(join(ROOT, 'docs/WECOM.md'), 'utf8').matchAll(/^\| (?:GET|POST) \|.*$/gm)]
  .map(([line]) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
  .map(([, , path = '', , sandbox = '', client = '']) => ({ path, sandbox, client }))
  .filter(({ path }) => !OF_THE_BOT.has(path));

test('the table names every endpoint of the product’s client', () => {
  const called = [
    ...sources.matchAll(
      /'((?:externalcontact|message|media|menu|appchat|webhook|user|department|tag|batch|auth|miniprogram|ticket)\/[a-z_/0-9]+)'/g,
    ),
  ];
  const known = new Set(rows.map((r) => r.path));
  expect(called.map((m) => m[1]).filter((path) => !known.has(path ?? ''))).toEqual([]);
});

test.each(rows)(
  '$path has a function here, and the tests the table names exist',
  ({ path, sandbox, client }) => {
    // a family of endpoints may be put together from its parts: 'get_' + kind
    const last = path.split('/').at(-1) ?? path;
    expect(sources.includes(path) || sources.includes(last)).toBe(true);
    expect(existsSync(join(ROOT, 'sandbox/src', sandbox))).toBe(true);
    expect(client.endsWith('.test.ts') && existsSync(join(__dirname, client))).toBe(true);
  },
);
