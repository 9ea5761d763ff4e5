import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agentSchemas } from './schemas';

const folder = join(__dirname, '../../../docs/agent-schema');

test('docs/agent-schema is what wire.ts says (run npm run agent-schema after changing it)', () => {
  const written = new Map(readdirSync(folder).map((f) => [f, readFileSync(join(folder, f), 'utf8')]));
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(agentSchemas()));
});

test('every frame type of both sides is in them', () => {
  const types = (file: string): string[] =>
    [...(agentSchemas().get(file) ?? '').matchAll(/"t": \{\s+"type": "string",\s+"const": "(\w+)"/g)].map(
      (m) => m[1] ?? '',
    );
  expect(types('from-phone.json')).toEqual([
    ...['hello', 'hb', 'got', 'step', 'res', 'told', 'evt', 'rekey', 'ack', 'err'],
  ]);
  expect(types('from-server.json')).toEqual([
    ...['challenge', 'welcome', 'act', 'ask', 'stop', 'cmd', 'cfg', 'ack', 'err', 'bye'],
  ]);
});
