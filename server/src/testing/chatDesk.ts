import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { loadConfig, type Config } from '../config';
import { wecomDoor } from '../inbound/wecom/door';
import { makeLog } from '../infra/log/log';
import { makeMetrics } from '../infra/metrics/metrics';
import type { RoleId } from '@cunkebao/shared/operators';
import type { Module, Outside, PhonesPort, WecomFault } from '../kernel';
import { openDesk, type Desk } from './desk';
import { plainMessage, push, type Answer } from './push';
import { rememberingWecom, type Heard, type Uploaded } from './rememberingWecom';

/**
 * People who talk to one or several doors over real HTTP and real encryption, on a real database; WeCom itself is a
 * port that remembers and drops identical bodies like the real one.
 */
export interface ChatDesk extends Desk {
  config: Config;
  urls: string[];
  /** everything people heard, in order */
  heard: Heard[];
  /** everything that was uploaded, in order */
  uploads: Uploaded[];
  /** makes the next sends fail with this */
  failNext(fault: WecomFault, delivered: boolean): void;
  /** WeCom forgets what it was sent: half an hour later the same bytes are another message */
  forgetSent(): void;
  operator(userid: string, name: string, roles: readonly RoleId[]): Promise<void>;
  say(userid: string, words: string, o?: { msgId?: string; door?: number }): Promise<Answer>;
  press(userid: string, taskId: string, key: string, o?: { code?: string; door?: number }): Promise<Answer>;
  event(userid: string, fields: Record<string, string>, door?: number): Promise<Answer>;
  /** the plain message of this person, for `deliver` */
  write(userid: string, fields: Record<string, string>): string;
  /** posts this plain message, encrypted anew each time */
  deliver(plain: string, door?: number): Promise<Answer>;
  /** runs every job that waits */
  settle(): Promise<void>;
  /** kills a door without finishing anything and opens a new one in its place */
  restart(door?: number): Promise<void>;
}

const CORP = 'ww0000000000000001';

interface ChatDeskOptions {
  doors?: number;
  roles?: string;
  /** where actions go; without it no job that reaches for a phone may run */
  phones?: PhonesPort;
  startsAt?: string;
  pinned?: Parameters<typeof openDesk>[3];
  /** more of the environment */
  env?: Record<string, string>;
  /** other ways out than the remembering WeCom's */
  outside?: Partial<Outside>;
}

export async function openChatDesk(
  name: string,
  modules: readonly Module[],
  o: ChatDeskOptions = {},
): Promise<ChatDesk> {
  const desk = await openDesk(name, modules, o.startsAt, o.pinned);
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: 'mysql://127.0.0.1/unused',
    REDIS_URL: 'redis://127.0.0.1:6379/13',
    WECOM_CORP_ID: CORP,
    WECOM_AGENT_ID: '1000002',
    WECOM_SECRET: 'secret',
    WECOM_TOKEN: 'testtoken',
    WECOM_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    SESSION_SECRET: 'x'.repeat(32),
    ROLES: o.roles ?? 'web,worker',
    ...o.env,
  });
  const heard: Heard[] = [];
  const wecom = rememberingWecom(heard);
  const open = (): Promise<OpenDoor> => openDoor(desk, config, modules);
  const doors = await Promise.all(Array.from({ length: o.doors ?? 1 }, open));
  let serial = 0;

  const deliver = async (plain: string, door = 0): Promise<Answer> => {
    const answer = await push(doors[door]?.url ?? '', config, plain, seconds(desk));
    const to = /<FromUserName><!\[CDATA\[(.*?)\]\]>/.exec(plain)?.[1] ?? '';
    if (answer.reply) heard.push(passivelyHeard(to, answer.reply));
    return answer;
  };
  const xml = (userid: string, fields: Record<string, string>): string =>
    plainMessage(config, userid, seconds(desk), fields);

  return Object.assign(desk, {
    config,
    get urls() {
      return doors.map((d) => d.url);
    },
    heard,
    uploads: wecom.uploads,
    failNext: wecom.failNext,
    forgetSent: wecom.forget,
    operator: (userid: string, title: string, roles: readonly RoleId[]) =>
      addOperator(desk, userid, title, roles),
    say: (userid: string, words: string, { msgId, door }: { msgId?: string; door?: number } = {}) =>
      deliver(
        xml(userid, { MsgType: 'text', Content: words, MsgId: msgId ?? String(7_000_000 + serial++) }),
        door,
      ),
    press: (userid: string, taskId: string, key: string, p: { code?: string; door?: number } = {}) =>
      deliver(
        xml(userid, {
          MsgType: 'event',
          Event: 'template_card_event',
          EventKey: key,
          TaskId: taskId,
          CardType: 'button_interaction',
          ResponseCode: p.code ?? `press-${serial++}`,
        }),
        p.door,
      ),
    event: (userid: string, fields: Record<string, string>, door?: number) =>
      deliver(xml(userid, { MsgType: 'event', ...fields }), door),
    write: xml,
    deliver,
    settle: async () => {
      await turnsDone(desk, config.ROLES.includes('worker') ? 20_000 : 3000);
      await desk.runAll(
        modules.flatMap((m) => m.jobs ?? []),
        { wecom: wecom.port, ...(o.phones ? { phones: o.phones } : {}), ...o.outside },
      );
    },
    async restart(door = 0) {
      await doors[door]?.kill();
      doors[door] = await open();
    },
    async close() {
      for (const d of doors) await d.close();
      await desk.source.destroy();
    },
  });
}

/** A callback may be acknowledged before its turn: waits for the turns of the doors' own processes, so long at most. */
async function turnsDone(desk: Desk, mostMs: number): Promise<void> {
  for (const until = Date.now() + mostMs; Date.now() < until; await new Promise((r) => setTimeout(r, 10))) {
    const open = await desk.source.query<unknown[]>(
      "SELECT 1 FROM inbound_messages WHERE state = 'queued' LIMIT 1",
    );
    if (open.length === 0) return;
  }
}

async function addOperator(
  { source, clock }: Desk,
  userid: string,
  name: string,
  roles: readonly RoleId[],
): Promise<void> {
  const at = clock.now();
  await source.query('INSERT IGNORE INTO operators (userid, name, created_at) VALUES (?, ?, ?)', [
    userid,
    name,
    at,
  ]);
  for (const role of roles)
    await source.query('INSERT IGNORE INTO operator_roles (userid, role, granted_at) VALUES (?, ?, ?)', [
      userid,
      role,
      at,
    ]);
}

interface OpenDoor {
  url: string;
  kill(): Promise<void>;
  close(): Promise<void>;
}

async function openDoor(desk: Desk, config: Config, modules: readonly Module[]): Promise<OpenDoor> {
  const door = wecomDoor({
    config,
    transact: desk.transact,
    clock: desk.clock,
    log: makeLog(process.env['LOG_LEVEL'] ?? 'silent'),
    metrics: makeMetrics(),
    modules,
    lane: desk.source,
    queues: { add: (all) => Promise.resolve(void desk.enqueued.push(...all)) },
  });
  const app = new Koa();
  app.silent = true;
  app.use(door.router.routes());
  const handle = app.callback();
  const server: Server = createServer((req, res) => void handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const kill = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wecom/callback`;
  return {
    url,
    kill,
    async close() {
      await door.stop();
      await kill();
    },
  };
}

const seconds = (desk: Desk): number => Math.floor(desk.clock.now().getTime() / 1000);

function passivelyHeard(to: string, reply: Record<string, unknown>): Heard {
  const card = (reply['TemplateCard'] as Record<string, unknown> | undefined) ?? null;
  return {
    to,
    text:
      typeof reply['Content'] === 'string' ? reply['Content'] : JSON.stringify(card ?? reply['Button'] ?? ''),
    card,
    passive: true,
    type: String(reply['MsgType']),
  };
}
