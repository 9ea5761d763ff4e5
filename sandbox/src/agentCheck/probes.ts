import { randomUUID } from 'node:crypto';
import { REKEY_CAP, screenshotEvidence, type ActionKind, type PhoneFrame } from '@cunkebao/shared/fleet';
import type { AgentLine } from './agentLine';

/** One promise of docs/AGENT.md, tried on a real agent. It throws with the reason when the promise is not kept. */
export interface Probe {
  name: string;
  run(line: AgentLine): Promise<void>;
}

type Res = Extract<PhoneFrame, { t: 'res' }>;

const HOUR_MS = 3_600_000;

export const PROBES: readonly Probe[] = [
  {
    name: 'hello: signed with the paired key, for this socket, and says what it can do',
    async run(line) {
      const { d } = await line.next('hello');
      const odd = d.caps.find((c) => !/^[A-Za-z]+(@\d+)?$/.test(c));
      expect(!odd, `caps look like screenshot@1, not ${odd}`);
      expect(
        d.caps.some((c) => c.startsWith('screenshot')),
        'caps name screenshot, which the check asks for',
      );
    },
  },
  {
    name: 'the first beat after welcome has seq 1 and says everything',
    async run(line) {
      const beat = await line.next('hb');
      expect(beat.seq === 1, `seq is ${beat.seq}`);
      for (const what of ['battery', 'charging', 'network', 'freeMb'] as const)
        expect(beat.d[what] !== undefined, `${what} is missing`);
    },
  },
  {
    name: 'an action is journalled, carried out and answered with its evidence',
    async run(line) {
      const action = act(line);
      const got = await line.next('got', (d) => d.action === action);
      const res = await resultOf(line, action);
      expect(got.seq < res.seq, 'res came before got');
      expect(got.d.epoch === 1 && res.d.epoch === 1, 'the epoch is the one of the act');
      expect(res.d.outcome.state === 'done', `a screenshot came to ${JSON.stringify(res.d.outcome)}`);
      const evidence = res.d.outcome.state === 'done' ? res.d.outcome.evidence : null;
      expect(screenshotEvidence.safeParse(evidence).success, 'the evidence is a picture with its size');
    },
  },
  {
    name: 'an id it knows is never begun again: got with the higher epoch, and the same result',
    async run(line) {
      const action = act(line);
      const first = await resultOf(line, action);
      const from = line.heard.length;
      act(line, { action, epoch: 2 });
      expect((await line.next('got', (d) => d.action === action && d.epoch === 2)).d.epoch === 2, 'epoch');
      const again = await resultOf(line, action);
      expect(same(first.d.outcome, again.d.outcome), 'the second result is another one');
      const steps = line.heard.slice(from).some((h) => h.frame.t === 'step' && h.frame.d.action === action);
      expect(!steps, 'it worked on it a second time');
    },
  },
  {
    name: 'ask: never-seen for an id the journal does not have, done with the outcome for one it has',
    async run(line) {
      const stranger = randomUUID();
      line.send({ t: 'ask', d: { action: stranger } });
      const told = await line.next('told', (d) => d.action === stranger);
      expect(told.d.state === 'never-seen', `told ${told.d.state}`);
      const action = act(line);
      const res = await resultOf(line, action);
      line.send({ t: 'ask', d: { action } });
      const known = await line.next('told', (d) => d.action === action && d.state === 'done');
      expect(same(known.d.outcome, res.d.outcome), 'told another outcome than the result');
    },
  },
  {
    name: 'past its deadline and not begun: refused EXPIRED',
    run: (line) => isRefused(line, act(line, { deadline: Date.now() - 60_000 }), 'EXPIRED'),
  },
  {
    name: 'before its time it waits as journalled; stop takes it back: refused CANCELLED',
    async run(line) {
      const now = Date.now();
      const action = act(line, { notBefore: now + HOUR_MS, deadline: now + 2 * HOUR_MS });
      await line.next('got', (d) => d.action === action);
      line.send({ t: 'ask', d: { action } });
      const told = await line.next('told', (d) => d.action === action);
      expect(told.d.state === 'journalled', `told ${told.d.state}`);
      line.send({ t: 'stop', d: { action } });
      await isRefused(line, action, 'CANCELLED');
    },
  },
  {
    name: 'a type it does not know is answered with err unknown_type, and harms nothing',
    async run(line) {
      const id = randomUUID();
      line.send({ t: 'dance', d: {} }, id);
      const err = await line.next('err', (d) => d.about === id);
      expect(err.d.code === 'unknown_type', `the code is ${err.d.code}`);
    },
  },
  {
    name: 'a result that was not acknowledged is said again on the next connection, with seqs from 1',
    async run(line) {
      line.holdsBack = true;
      const action = act(line);
      const first = await resultOf(line, action);
      const before = line.connections.length;
      line.close();
      await line.reconnected(before);
      line.holdsBack = false;
      const again = await resultOf(line, action);
      expect(same(first.d.outcome, again.d.outcome), 'the second result is another one');
      const [beat] = line.heard.filter((h) => h.connection === before && h.frame.t !== 'hello');
      expect(beat?.frame.seq === 1, `the new session begins with seq ${beat?.frame.seq}`);
    },
  },
  {
    name: 'after bye it comes back, and no sooner than it was told',
    async run(line) {
      const wait = 2500;
      const before = line.connections.length;
      line.send({ t: 'bye', d: { reason: 'restarting', retryAfterMs: wait } });
      const saidAt = Date.now();
      line.close(4503);
      await line.reconnected(before);
      const after = (line.connections[before]?.at ?? 0) - saidAt;
      expect(after >= wait, `it was back after ${after} ms instead of ${wait}`);
    },
  },
  {
    name: 'rekey, if its caps say so: a new key signed by the one before, and the next hello signed with it',
    async run(line) {
      const hellos = line.heard.flatMap((h) => (h.frame.t === 'hello' ? [h.frame] : []));
      if (!hellos.at(-1)?.d.caps.includes(REKEY_CAP)) return;
      line.send({ t: 'cmd', d: { cmd: 'rekey' } });
      await line.next('rekey');
      const before = line.connections.length;
      const faults = line.faults.length;
      await new Promise((r) => setTimeout(r, 100)); // the acknowledgement is on its way
      line.close();
      await line.reconnected(before);
      expect(line.faults.length === faults, line.faults.slice(faults).join('; '));
    },
  },
  {
    name: 'all the while: text frames of at most 64 KB that fit the schema, in order without holes',
    async run(line) {
      expect(line.faults.length === 0, [...new Set(line.faults)].slice(0, 10).join('; '));
      await Promise.resolve();
    },
  },
];

function act(
  line: AgentLine,
  more: { action?: string; epoch?: number; deadline?: number; notBefore?: number } = {},
): string {
  const action = more.action ?? randomUUID();
  const kind: ActionKind = 'screenshot';
  const base = { epoch: 1, kind, version: 1, args: {}, deadline: Date.now() + HOUR_MS };
  line.send({ t: 'act', d: { ...base, ...more, action } });
  return action;
}

const resultOf = (line: AgentLine, action: string): Promise<Res> =>
  line.next('res', (d) => d.action === action);

async function isRefused(line: AgentLine, action: string, code: string): Promise<void> {
  const { outcome } = (await resultOf(line, action)).d;
  expect(outcome.state === 'refused' && outcome.code === code, `it came to ${JSON.stringify(outcome)}`);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function expect(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
