import { randomUUID } from 'node:crypto';
import type { SandboxOptions } from '../options';
import { startSandbox } from '../startSandbox';
import { openCheck, type Finding } from './checkAgent';

const PATIENCE_MS = 20_000;
const PAIRING_MS = 15 * 60_000;
const USAGE = '用法：npm run agent-check -- [ws://127.0.0.1:7400] [--sandbox]';

/** A phone of the sandbox as the agent under test. */
const phoneOnly = (serverUrl: string): SandboxOptions => ({
  port: 0,
  serverUrl,
  corpId: 'ww0000000000000001',
  agentId: 1,
  secret: randomUUID(),
  token: 'agentcheck',
  aesKey: randomUUID().replaceAll('-', '').padEnd(43, 'A'),
  logLevel: 'silent',
  phoneBook: [],
});

function addressIn(args: readonly string[]): { host: string; port: number; sandbox: boolean } {
  const rest = args.filter((a) => a !== '--sandbox');
  const [address = 'ws://127.0.0.1:7400'] = rest;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (rest.length > 1 || url?.protocol !== 'ws:') throw new Error(USAGE);
  return { host: url.hostname, port: Number(url.port || 7400), sandbox: args.includes('--sandbox') };
}

const say = ({ name, fault }: Finding): void =>
  void process.stdout.write(
    `${fault === null ? '✓' : '✗'} ${name}${fault === null ? '' : `\n    ${fault}`}\n`,
  );

async function main(): Promise<void> {
  const { host, port, sandbox } = addressIn(process.argv.slice(2));
  const check = await openCheck({ host, port, patienceMs: PATIENCE_MS, pairingMs: PAIRING_MS });
  process.stdout.write(`等待手机：POST ${check.url}/agent/pair，配对码 ${check.ticket}，再连接 /agent\n`);
  const phone = sandbox ? await startSandbox(phoneOnly(check.url)) : null;
  try {
    await phone?.pair(check.ticket);
    const findings = await check.run(say);
    const failed = findings.filter((f) => f.fault !== null).length;
    process.stdout.write(`${JSON.stringify({ passed: findings.length - failed, failed })}\n`);
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await phone?.stop();
    await check.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
