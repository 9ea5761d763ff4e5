// One door for every command: node scripts/run.mjs <start|sandbox|test|e2e|bench|chaos|migrate|seed|parse|agent-schema|agent-check> [arguments]
// Needs nothing but Node: what is missing (packages, database, Redis, builds) is brought up on the way.
import { root } from './root.mjs';
import { installPackages } from './install.mjs';

const COMMANDS = [
  'start',
  'sandbox',
  'test',
  'e2e',
  'bench',
  'chaos',
  'migrate',
  'seed',
  'parse',
  'agent-schema',
  'agent-check',
];
const [name = 'start', ...args] = process.argv.slice(2);
if (!COMMANDS.includes(name)) {
  process.stderr.write(`没有命令 ${name}；可用：${COMMANDS.join('、')}\n`);
  process.exit(2);
}
try {
  installPackages(root);
  const { main } = await import(`./commands/${name}.mjs`);
  await main(args);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
