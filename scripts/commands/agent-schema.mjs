import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from '../build.mjs';
import { root, say } from '../root.mjs';

/** Writes docs/agent-schema out of shared/src/fleet/wire.ts; a test says when it is no longer current. */
export async function main() {
  await build('code');
  const { agentSchemas } = createRequire(import.meta.url)(path.join(root, 'shared/dist/agent/index.js'));
  const folder = path.join(root, 'docs/agent-schema');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, text] of agentSchemas()) fs.writeFileSync(path.join(folder, name), text);
  say(`docs/agent-schema：${agentSchemas().size} 个文件`);
}
