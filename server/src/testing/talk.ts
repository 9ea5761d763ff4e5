import type { Outcome } from '@cunkebao/shared/fleet';
import { registerSystem, type AnyJob } from '../kernel';
import { modules } from '../modules';
import { fleet } from '../modules/fleet';
import { openChatDesk, type ChatDesk } from './chatDesk';
import { foundCompany } from './company';
import { countedIds } from './countedIds';
import { person, type Person } from './person';
import { phoneRecorder } from './phoneRecorder';
import { spoken } from './spoken';
import { StillClock } from './stillClock';

/** Wednesday, 10:00 in Shanghai. */
const STARTS_AT = '2026-03-04T02:00:00Z';
/** longer than the few seconds for which a process trusts the names it has read */
const BREATH_MS = 7000;
const PATIENCE_MS = 8000;

export interface AuditEntry {
  userid: string;
  words: string;
  command: string | null;
  decision: string;
  result: string;
  inboundId: string | null;
}

/**
 * The product's conversation in one process: every area, real callbacks, a real database with the demo company in it.
 * Only what is beyond the product is played: WeCom and the phones remember what they were sent, and time stands still
 * until it is moved.
 */
export interface Talk {
  desk: ChatDesk;
  as(userid: string): Person;
  /** everything everybody heard since the beginning, as text */
  heard(userid?: string): string[];
  /** 90s, 6m, 2h, 1d: the clock goes on, phones keep beating, and what is due happens */
  advances(span: string): Promise<void>;
  /** the same with nothing happening meanwhile */
  waits(span: string): void;
  /** everything that has been said is answered, and the queues are worked off */
  settles(): Promise<void>;
  /** the server dies and is started again; queues and tables are what they were */
  restarts(): Promise<void>;
  /** this phone carries out what it was given last */
  phoneAnswers(device: string, outcome?: Outcome): Promise<void>;
  /** how many actions phones were given, by kind */
  acts(): { device: string; kind: string }[];
  audit(userid?: string): Promise<AuditEntry[]>;
  /** changes whenever a fact of the product changes */
  fingerprint(): Promise<string>;
  /** everything as on the first day, for the next conversation */
  beginsAnew(): Promise<void>;
  close(): Promise<void>;
}

export async function talk(name: string, o: { doors?: number } = {}): Promise<Talk> {
  const clock = new StillClock();
  const ids = countedIds();
  const phones = phoneRecorder(modules, () => desk.transact);
  const desk: ChatDesk = await openChatDesk(name, modules, {
    ...o,
    phones: phones.port,
    startsAt: STARTS_AT,
    pinned: { clock, newId: ids.next },
  });
  registerSystem(QUIET_SYSTEM);
  const company = await foundCompany(name, desk.source, desk.transact);
  const people = new Map<string, Person>();
  let serial = 0;

  const goesOn = (ms: number): void => clock.moveTo(new Date(clock.now().getTime() + ms));
  const settle = async (): Promise<void> => {
    await allAnswered(desk);
    await desk.settle();
  };
  return {
    desk,
    as(userid) {
      const known =
        people.get(userid) ??
        person({
          userid,
          write: desk.write,
          deliver: desk.deliver,
          heard: desk.heard,
          takesBreath: () => goesOn(BREATH_MS),
          settle,
          nextSerial: () => serial++,
        });
      people.set(userid, known);
      return known;
    },
    heard: (userid) => desk.heard.filter((h) => userid === undefined || h.to === userid).map(spoken),
    async advances(span) {
      goesOn(spanMs(span));
      await beat(desk);
      for (const job of regularJobs()) await desk.run(job, {});
      await settle();
    },
    settles: settle,
    waits: (span) => goesOn(spanMs(span)),
    async restarts() {
      for (const i of desk.urls.keys()) await desk.restart(i);
      await settle();
    },
    async phoneAnswers(device, outcome) {
      await phones.answers(device, outcome);
      await settle();
    },
    acts: () => phones.acts.map(({ device, act }) => ({ device, kind: act.kind })),
    audit: (userid) =>
      desk.source.query(
        `SELECT userid, words, command, decision, result, inbound_id AS inboundId FROM audit_entries
          WHERE ? IS NULL OR userid = ? ORDER BY id`,
        [userid ?? null, userid ?? null],
      ),
    fingerprint: company.fingerprint,
    async beginsAnew() {
      await settle();
      await company.restore();
      desk.heard.length = 0;
      desk.enqueued.length = 0;
      desk.forgetSent();
      phones.forget();
      ids.restart();
      people.clear();
      desk.at(STARTS_AT);
    },
    close: () => desk.close(),
  };
}

const QUIET_SYSTEM: Parameters<typeof registerSystem>[0] = {
  version: '0.1.0',
  upSeconds: () => 3600,
  queues: () =>
    Promise.resolve(
      (['chat', 'phones', 'outbox', 'work'] as const).map((name) => ({
        name,
        waiting: 0,
        active: 0,
        delayed: 0,
        failed: 0,
        lagMinutes: 0,
      })),
    ),
  redisMs: () => Promise.resolve(1),
  wecomErrors: () => Promise.resolve(0),
};

/** The door answers within its budget; a turn that takes longer still ends. */
async function allAnswered(desk: ChatDesk): Promise<void> {
  for (const deadline = performance.now() + PATIENCE_MS; ; await new Promise((r) => setTimeout(r, 5))) {
    const waiting = await desk.source.query<unknown[]>(
      "SELECT id FROM inbound_messages WHERE state = 'queued' LIMIT 1",
    );
    if (waiting.length === 0) return;
    if (performance.now() > deadline) throw new Error('a message is never answered');
  }
}

const regularJobs = (): AnyJob[] =>
  modules
    .flatMap((m) => [...(m.jobs ?? [])])
    .filter((j) => j.shape === 'job' && j.everySeconds !== undefined);

async function beat(desk: ChatDesk): Promise<void> {
  await desk.transact(async (ctx) => {
    const online = await ctx.db.query<{ id: string; generation: number }[]>(
      "SELECT device_id AS id, generation FROM device_presence WHERE reach = 'online' ORDER BY device_id",
    );
    const beats = online.map(({ id, generation }) => ({ device: id, generation, at: ctx.now, vitals: {} }));
    await fleet.phoneDoor?.beats(ctx, 'node-1', beats);
  });
}

const UNITS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function spanMs(span: string): number {
  const [, number, unit = ''] = /^(\d+)([smhd])$/.exec(span) ?? [];
  const ms = UNITS[unit];
  if (number === undefined || ms === undefined) throw new Error(`${span} is no span; say 90s, 6m, 2h or 1d`);
  return Number(number) * ms;
}
