import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Config } from './config';
import { openGateway } from './inbound/phones/gateway';
import { pairDoor } from './inbound/phones/pairDoor';
import { makeApp } from './inbound/http/app';
import { makePictureLinks } from './inbound/http/pictureLinks';
import { consume } from './inbound/queues/consume';
import { schedule } from './inbound/queues/schedule';
import { listenToBot } from './inbound/wecom/bot/listen';
import { wecomDoor } from './inbound/wecom/door';
import {
  checkModules,
  listen,
  registerFitness,
  registerCommands,
  registerImages,
  registerPace,
  registerSettings,
  registerSystem,
  settings,
  type Log,
  type Outside,
  type QueueName,
} from './kernel';
import { modules } from './modules';
import { announceParked } from './modules/conversation';
import { checkChartFont } from './modules/insight';
import { actorOf, meOf } from './modules/operators';
import { botPort } from './infra/bot/port';
import { contactsPort } from './infra/wecom/contactsPort';
import { systemPort } from './systemPort';
import { openTools, type Tools } from './tools';

const H5_FOLDER = join(__dirname, '../../miniprogram/dist/h5');

export interface Product {
  port: number;
  /** Takes no new work, finishes or hands back what it holds, closes everything. May be called twice. */
  stop(): Promise<void>;
}

/** Puts the product together: the only place besides testing/ and demo/ that knows every part. */
export async function startProduct(config: Config, log: Log): Promise<Product> {
  register(config);
  await checkChartFont();
  const tools = await openTools(config, log, modules);
  registerSystem(systemPort(tools));
  registerPace((deviceId, at) => tools.pacer.wake(deviceId, at.getTime() - tools.clock.now().getTime()));
  showPictures(config, tools);
  const door = wecomDoor({ ...tools, modules });
  let stopping: Promise<void> | undefined;
  const troubles = (): Promise<string[]> => (stopping ? Promise.resolve(['stopping']) : tools.troubles());
  const handle = appOf({ ...tools, troubles }, door).callback();
  const server = createServer((request, response) => void handle(request, response));
  const gateway = config.ROLES.includes('phones') ? openGateway({ ...tools, server, modules }) : null;
  const work = startWork(tools);
  await listening(server, config);
  // what people say over the long connection comes in by the process that also takes their callbacks
  if (config.ROLES.includes('web')) tools.bot?.hold(listenToBot({ ...tools, intake: door.intake }));

  const stop = async (): Promise<void> => {
    work.stop();
    await gateway?.stop(); // people are answered while phones are sent to other servers
    await door.stop();
    await closeServer(server);
    await tools.close();
  };
  return { port: (server.address() as AddressInfo).port, stop: () => (stopping ??= stop()) };
}

function register(config: Config): void {
  checkModules(modules);
  registerCommands(modules);
  registerFitness(modules);
  listen(modules.flatMap((m) => m.on ?? []));
  registerImages(modules.flatMap((m) => m.images ?? []));
  registerSettings({
    publicUrl: config.publicUrl,
    bootstrapOwner: config.BOOTSTRAP_OWNER ?? null,
    groups: config.WECOM_GROUPS.map((g) => g.name),
    keepDays: { messages: config.KEEP_MESSAGES_DAYS, deviceEvents: config.KEEP_DEVICE_EVENTS_DAYS },
    customerSync: config.CUSTOMER_SYNC ?? config.SANDBOX_URL === undefined,
  });
}

/** WeCom's clients reach this server where it has a public address; in the sandbox they are on the same machine. */
function showPictures(config: Config, { clock }: Tools): void {
  if (config.PUBLIC_URL === undefined && config.SANDBOX_URL === undefined) return;
  const links = makePictureLinks(config.SESSION_SECRET, config.publicUrl, () => clock.now());
  registerSettings({ ...settings(), pictureUrl: (picture) => links.urlOf(picture) });
}

function appOf(tools: Tools, door: ReturnType<typeof wecomDoor>): ReturnType<typeof makeApp> {
  const outside = outsideOf(tools);
  return makeApp(
    { ...tools, modules, outside, actorOf, meOf },
    [door.router, pairDoor({ ...tools, modules })],
    H5_FOLDER,
  );
}

const outsideOf = ({ wecom, phones, bot }: Tools): Outside => ({
  wecom,
  phones,
  contacts: contactsPort(wecom.call),
  bot: botPort(wecom.call, bot),
});

/** The queues of this process's roles, and the clock's own jobs. */
function startWork(tools: Tools): { stop(): void } {
  const { queues, transact, log, metrics, clock, config } = tools;
  const outside = outsideOf(tools);
  const jobs = modules.flatMap((m) => [...(m.jobs ?? [])]);
  const names = queuesOf(config);
  const lines = modules.find((m) => m.lines)?.lines;
  if (lines && config.ROLES.includes('dispatch')) tools.pacer.start({ lines, transact });
  const park: Parameters<typeof consume>[0]['park'] = (parked) =>
    transact((ctx) => announceParked(ctx, parked));
  if (names.length > 0) consume({ queues, jobs, transact, outside, log, metrics, park }, names);
  return config.ROLES.includes('worker') ? schedule({ queues, jobs, clock, log }) : { stop: () => undefined };
}

/** Which queues each role consumes (fleet.md §1). */
function queuesOf(config: Config): QueueName[] {
  const names: QueueName[] = [];
  if (config.ROLES.includes('worker')) names.push('chat', 'outbox', 'work', 'sync', 'welcome');
  if (config.ROLES.includes('dispatch')) names.push('phones');
  return names;
}

function listening(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.PORT, config.HOST, resolve);
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 3000).unref();
  await closed;
}
