import { constants, setPriority } from 'node:os';
import { loadConfig } from './config';
import { makeLog } from './infra/log/log';
import { startProduct } from './product';

/** phones are sent away for up to 30 s (fleet.md §5); then what is left gets a quarter of a minute */
const MOST_STOPPING_MS = 45_000;

async function main(): Promise<void> {
  const config = loadConfig();
  const log = makeLog(config.LOG_LEVEL);
  process.on('unhandledRejection', (error) => log.error({ error: String(error) }, 'unhandled rejection'));
  // turns and deliveries give way to whoever acknowledges: a process that only works takes what the others leave.
  // One that only dispatches must be in time.
  if (config.ROLES.includes('worker') && !config.ROLES.includes('web') && !config.ROLES.includes('phones'))
    setPriority(constants.priority.PRIORITY_LOW);
  const product = await startProduct(config, log);
  log.info({ port: product.port, roles: config.ROLES }, 'ready');
  process.send?.({ ready: true, port: product.port });
  let closing = false;
  // A runner forwards the signal and the terminal sends it as well: the second one must not cut the first short.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      log.info({ signal }, 'stopping');
      setTimeout(() => process.exit(1), MOST_STOPPING_MS).unref();
      void product.stop().then(
        () => {
          log.info({}, 'stopped');
          process.exit(0);
        },
        (error: unknown) => {
          log.error({ error: String(error) }, 'could not stop cleanly');
          process.exit(1);
        },
      );
    });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
