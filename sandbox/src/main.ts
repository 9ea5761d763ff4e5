import { readConfig } from './config';
import { startSandbox } from './startSandbox';

const complain = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
};

async function main(): Promise<void> {
  const sandbox = await startSandbox(readConfig());
  process.stdout.write(`沙盒已就绪：${sandbox.url}\n`);
  // A runner that forwards signals delivers them twice; stopping twice is one stop.
  const leave = (): void => void sandbox.stop().catch(complain);
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
}

main().catch(complain);
