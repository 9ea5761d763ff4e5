import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PhoneBookEntry } from '@cunkebao/shared/fleet';
import type { WebSocketServer } from 'ws';
import { clickMenu, enter, press, say } from './chat/act';
import { makeBot } from './bot/bot';
import { openBotSocket } from './bot/socket';
import { makeChats, messagesAfter } from './chat/chats';
import type { Selection } from './chat/selection';
import { advance, clockState, makeClock, spanMs } from './clock/clock';
import { addFault, makeFaults, type FaultRule } from './faults';
import { makeApp } from './http/app';
import type { ChatMessage, ClockState, Phone, PhoneDo } from './live';
import { startLife } from './life/startLife';
import { closeHub, openHub, type Hub } from './live/hub';
import { lookAround, wireLive } from './live/wire';
import { makeLog } from './log';
import { DEFAULT_TIMING, type SandboxOptions } from './options';
import { makeLimits } from './limits/limits';
import { applyChanges, makePeople } from './people';
import { control } from './phones/control';
import { readBook } from './phones/book';
import { addPhone, startFleet, stopFleet } from './phones/fleet';
import { pairPhone } from './phones/pair';
import type { Effect, Fleet } from './phones/phone';
import { phoneView } from './phones/view';
import { makeScheduler, stopScheduler } from './scheduler';
import { openCompany } from './state/company';
import { closeState, openStateDir } from './store/stateDir';
import { makeSwitches } from './switches';
import { makeTraffic } from './traffic/exchange';
import { issueCode, makeCodes } from './wecom/codes';
import { makeMedia } from './wecom/media';
import { makeSendLog } from './wecom/message/sendLog';
import { makeResponseCodes } from './wecom/responseCodes';
import { restoredOffset, restoreWorld } from './wecom/restore';
import { makeTokens } from './wecom/tokens';
import type { World } from './world';

/** A running sandbox; the same verbs as its HTTP, for tests in one process with it. */
export interface Sandbox {
  port: number;
  url: string;
  /** Stops everything and writes down what is kept. Safe to call twice. */
  stop: () => Promise<void>;
  /** Where the product listens, when that was not known at the start. */
  pointTo: (serverUrl: string) => void;
  say: (from: string, text: string) => { id: string };
  press: (
    from: string,
    messageId: string,
    key: string,
    options?: { selected?: Selection; stale?: boolean },
  ) => { id: string };
  clickMenu: (from: string, key: string) => { id: string };
  enter: (from: string) => { id: string };
  chat: (userid: string, after?: string) => ChatMessage[];
  phones: () => Phone[];
  phone: (id: string, what: PhoneDo, when?: 'now' | 'gap') => Phone;
  pair: (ticket: string) => Promise<Phone>;
  /** switches on a phone that has been paired already */
  join: (entry: PhoneBookEntry) => Phone;
  effects: () => Record<string, number>;
  /** what really happened on the phones, in order */
  history: () => readonly Effect[];
  /** where an action stands in its phone's journal; null: it has never seen it */
  journalled: (device: string, action: string) => 'journalled' | 'running' | 'aboutToTap' | 'done' | null;
  /** '6m', '2h', '3d' or milliseconds */
  advance: (span: string | number) => ClockState;
  fault: (rule: FaultRule) => void;
  loginCode: (userid: string) => string;
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const world = makeWorld(options);
  restoreWorld(world);
  const handle = makeApp(world).callback();
  const http = createServer((request, response) => void handle(request, response));
  const hub = openHub(world, http);
  const bots = openBotSocket(world, http);
  wireLive(world, hub);
  await listen(http, options.port, options.host ?? '127.0.0.1');
  const { port } = http.address() as AddressInfo;
  world.url = `http://127.0.0.1:${port}`;
  startFleet(world.fleet, options.phoneBook ?? bookOf(world));
  if (options.life) startLife(world.fleet);
  void lookAround(world, hub);
  world.log.info({ port, phones: world.fleet.phones.size }, 'sandbox is ready');
  return handleOf(
    world,
    port,
    once(() => stop(world, hub, bots, http)),
  );
}

function makeWorld(options: SandboxOptions): World {
  const log = makeLog(options.logLevel ?? 'info');
  const state = openStateDir(options.stateDir);
  const clock = makeClock(options.tz ?? 'Asia/Shanghai', restoredOffset(state));
  const scheduler = makeScheduler();
  const timing = { ...DEFAULT_TIMING, ...options.timing };
  const product = { url: options.serverUrl.replace(/\/+$/, ''), up: false };
  const { corpId, token, aesKey, agentId, secret, contactSecret = `${secret}-contacts` } = options;
  const people = makePeople(options.peopleFile, options.people);
  const company = openCompany(state, people.members, clock);
  applyChanges(people, company.staff);
  return {
    app: { corpId, token, aesKey, agentId, secret, contactSecret },
    product,
    timing,
    log,
    clock,
    scheduler,
    state,
    people,
    company,
    switches: makeSwitches(),
    bot: makeBot(options.bot ?? {}, { corpId, token, aesKey }),
    url: '',
    limits: makeLimits(),
    running: new Map(),
    written: new Map(),
    traffic: makeTraffic(),
    chats: makeChats(),
    faults: makeFaults(),
    tokens: makeTokens(),
    codes: makeCodes(),
    tickets: new Map(),
    media: makeMedia(state),
    menu: { buttons: null },
    responseCodes: makeResponseCodes(),
    sends: makeSendLog(),
    fleet: makeFleet(options, { product, clock, scheduler, state, timing, log }),
    typing: new Map(),
    onTyping: () => undefined,
    onCompany: () => undefined,
    held: [],
  };
}

function makeFleet(
  options: SandboxOptions,
  shared: Pick<Fleet, 'product' | 'clock' | 'scheduler' | 'state' | 'timing' | 'log'>,
): Fleet {
  return {
    ...shared,
    phones: new Map(),
    effects: new Map(),
    history: [],
    random: options.random ?? Math.random,
    past: { journals: new Map(), states: {} },
    bookFile: options.phoneBook ? null : (options.phoneBookFile ?? null),
    bookReadAt: 0,
    onChange: () => undefined,
  };
}

/** No file yet means no phones yet: the seed may still be writing it. */
function bookOf(world: World): ReturnType<typeof readBook> {
  const file = world.fleet.bookFile;
  try {
    return file ? readBook(file) : [];
  } catch {
    return [];
  }
}

function handleOf(world: World, port: number, stopOnce: () => Promise<void>): Sandbox {
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    stop: stopOnce,
    pointTo: (url) => {
      world.product.url = url.replace(/\/+$/, '');
    },
    say: (from, text) => say(world, from, text),
    press: (from, messageId, key, how) => press(world, from, messageId, key, how),
    clickMenu: (from, key) => clickMenu(world, from, key),
    enter: (from) => enter(world, from),
    chat: (userid, after) => messagesAfter(world.chats, userid, after),
    phones: () => [...world.fleet.phones.values()].map(phoneView),
    phone: (id, what, when) => control(world.fleet, id, what, when === 'gap'),
    pair: (ticket) => pairPhone(world.fleet, ticket),
    join: (entry) => phoneView(addPhone(world.fleet, entry)),
    effects: () => Object.fromEntries(world.fleet.effects),
    history: () => world.fleet.history,
    journalled: (device, action) => world.fleet.phones.get(device)?.journal.get(action)?.state ?? null,
    advance: (span) => {
      if (!advance(world.clock, spanMs(span) ?? -1)) throw new Error(`not a span: ${span}`);
      return clockState(world.clock);
    },
    fault: (rule) => {
      addFault(world.faults, rule);
    },
    loginCode: (userid) => issueCode(world.codes, world.clock, userid),
  };
}

async function stop(world: World, hub: Hub, bots: WebSocketServer, http: Server): Promise<void> {
  stopFleet(world.fleet);
  stopScheduler(world.scheduler);
  closeHub(hub);
  for (const ws of bots.clients) ws.terminate();
  bots.close();
  await new Promise<void>((resolve) => {
    http.close(() => {
      resolve();
    });
    http.closeAllConnections();
  });
  closeState(world.state);
}

const listen = (http: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.removeListener('error', reject);
      resolve();
    });
  });

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= run());
}
