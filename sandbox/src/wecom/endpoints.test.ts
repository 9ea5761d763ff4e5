import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENDPOINTS } from './endpoints';

const SRC = join(__dirname, '..');
const TABLE = readFileSync(join(SRC, '..', '..', 'docs', 'WECOM.md'), 'utf8');
const tests = readdirSync(SRC, { recursive: true })
  .map(String)
  .filter((f) => f.endsWith('.test.ts') && !f.endsWith('endpoints.test.ts'))
  .map((f) => readFileSync(join(SRC, f), 'utf8'));
const paths = ENDPOINTS.map((e) => e.path);

test('no two endpoints have one path', () => {
  expect(new Set(paths).size).toBe(paths.length);
});

test.each(paths)('%s is called by a contract test', (path) => {
  const names = [path, path.replace(/^externalcontact\//, '')];
  const quoted = names.flatMap((n) => [`'${n}'`, `'${n}?`, `\`${n}?`, `/${n}?`]);
  expect(tests.some((text) => quoted.some((q) => text.includes(q)))).toBe(true);
});

test('the table in docs/WECOM.md lists exactly what is simulated', () => {
  const rows = [...TABLE.matchAll(/^\| (GET|POST) \| `([^`]+)`/gm)].map((m) => `${m[1]} ${m[2]}`);
  const simulated = ['GET gettoken', ...ENDPOINTS.map((e) => `${e.method} ${e.path}`)];
  expect(rows.sort()).toEqual(simulated.sort());
});
