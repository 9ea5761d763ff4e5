import { randomBytes, randomUUID } from 'node:crypto';
import { CLOSE, WIRE_VERSION, type PhoneFrame, type ServerBody } from '@cunkebao/shared/fleet';
import type { WebSocket } from 'ws';
import type { Metrics } from '../../infra/metrics/metrics';
import { Fault, type Clock, type Hello, type Log } from '../../kernel';
import { readFrame, refOf, type Arrived } from './frames';
import { makePace } from './pace';
import { openWire, type Wire } from './wire';

/** a phone that has to update first need not ask every minute */
const UPDATE_MS = 3_600_000;

/** One phone's socket, from the challenge to its end. */
export interface Line {
  device: string | null;
  generation: number;
  /** milliseconds of the process's steady clock */
  heardAt: number;
  /** it was silent for 2.5 beats and that has been reported */
  silent: boolean;
  /** false when the socket does not take it */
  send(body: ServerBody): boolean;
  bye(reason: string, code: number, retryAfterMs?: number): void;
  cut(): void;
  /** resolves when everything that arrived has been dealt with */
  settled(): Promise<void>;
}

export interface LineParts {
  clock: Clock;
  log: Log;
  metrics: Metrics;
  beatSeconds: number;
  greetMs: number;
  /** admits the phone and seats the line, or says bye and answers null */
  greet(line: Line, hello: Hello, nonce: string): Promise<{ generation: number } | null>;
  /** the phone has its welcome */
  welcomed(line: Line): Promise<void>;
  /** one frame of an open line; returns when it is stored */
  take(line: Line, frame: PhoneFrame): Promise<void>;
  ended(line: Line): Promise<void>;
}

interface Call {
  wire: Wire;
  line: Line;
  parts: LineParts;
  nonce: string;
}

/**
 * Speaks fleet.v1 on one socket. Frames are dealt with one after the other; what cannot be stored now is not
 * acknowledged, the socket closes, and the phone says it again. What frames mean is decided elsewhere.
 */
export function openLine(ws: WebSocket, parts: LineParts): Line {
  const wire = openWire(ws, parts);
  const pace = makePace();
  let work: Promise<void> = Promise.resolve();
  const line: Line = {
    device: null,
    generation: 0,
    heardAt: performance.now(),
    silent: false,
    send: (body) => wire.send(body),
    bye: (...how) => wire.bye(...how),
    cut: () => ws.terminate(),
    settled: () => work,
  };
  const call: Call = { wire, line, parts, nonce: randomBytes(18).toString('base64url') };
  const giveUp = (error: unknown): void => {
    parts.log.error({ area: 'phones', device: line.device, error: String(error) }, 'frame not stored');
    wire.bye('unavailable', CLOSE.restarting, 1000 + Math.floor(Math.random() * 4000));
  };
  ws.on('message', (data: Buffer, isBinary) => {
    line.heardAt = performance.now();
    line.silent = false;
    if (isBinary) return wire.refuse('badFrame', CLOSE.badFrame);
    if (!pace(line.heardAt, data.length)) return wire.refuse('tooFast', CLOSE.tooFast);
    work = work.then(() => handle(call, data.toString('utf8'))).catch(giveUp);
  });
  ws.on('error', (error) => parts.log.debug({ area: 'phones', error: error.message }, 'socket error'));
  const late = setTimeout(() => {
    if (wire.stage === 'greeting') wire.refuse('noHello', CLOSE.badFrame);
  }, parts.greetMs);
  ws.on('close', () => {
    clearTimeout(late);
    wire.stage = 'over';
    work = work
      .then(() => parts.ended(line))
      .catch((error: unknown) => {
        parts.log.warn({ area: 'phones', device: line.device, error: String(error) }, 'loss not stored');
      });
  });
  wire.challenge(call.nonce);
  return line;
}

async function handle(call: Call, raw: string): Promise<void> {
  const { wire, parts } = call;
  if (wire.stage === 'over') return;
  const arrived = readFrame(raw);
  if (arrived.kind === 'bad') return wire.refuse('badFrame', CLOSE.badFrame);
  if (arrived.kind === 'version') return partWith(call, arrived);
  if (arrived.kind === 'frame')
    return wire.stage === 'open' ? take(call, arrived.frame) : greet(call, arrived.frame);
  if (wire.stage === 'greeting') return wire.refuse('badFrame', CLOSE.badFrame);
  parts.metrics.frames.inc({ type: 'unknownType' });
  if (arrived.seq === wire.received + 1) wire.received = arrived.seq;
  wire.send({ t: 'err', d: { code: 'unknown_type', about: arrived.id } });
}

/**
 * Politely, in the words of the phone's own version: one that is too old is told to update and may do nothing else; one
 * that is newer than this server may come back speaking what this server speaks.
 */
function partWith({ wire, parts }: Call, arrived: Extract<Arrived, { kind: 'version' }>): void {
  const { id, v, standing } = arrived;
  parts.metrics.frames.inc({ type: standing });
  if (wire.stage === 'open') return wire.refuse('badFrame', CLOSE.badFrame);
  if (standing === 'tooOld') wire.tell({ t: 'cmd', d: { cmd: 'update' } }, v);
  else wire.tell({ t: 'err', d: { code: 'unknown_version', about: id } }, WIRE_VERSION);
  wire.bye(standing === 'tooOld' ? 'updateRequired' : 'unknownVersion', CLOSE.version, UPDATE_MS);
}

async function greet({ wire, line, parts, nonce }: Call, frame: PhoneFrame): Promise<void> {
  if (frame.t !== 'hello') return wire.refuse('badFrame', CLOSE.badFrame);
  wire.version = frame.v;
  const admitted = await parts.greet(line, frame.d, nonce);
  // the socket may have closed meanwhile
  if (!admitted || wire.stage !== 'greeting') return;
  wire.stage = 'open';
  wire.send({
    t: 'welcome',
    d: {
      session: randomUUID(),
      generation: admitted.generation,
      time: parts.clock.now().getTime(),
      beatSeconds: parts.beatSeconds,
      config: 1,
      resumedFrom: 0,
    },
  });
  await parts.welcomed(line);
}

async function take({ wire, line, parts }: Call, frame: PhoneFrame): Promise<void> {
  parts.metrics.frames.inc({ type: frame.t });
  if (frame.t === 'hello') return wire.refuse('badFrame', CLOSE.badFrame);
  const again = frame.seq > 0 && frame.seq <= wire.received;
  try {
    if (!again) await parts.take(line, frame);
  } catch (error) {
    if (!(error instanceof Fault) || error.code === 'unavailable') throw error;
    wire.send({ t: 'err', d: { code: error.code, about: frame.id } });
  }
  if (frame.seq === wire.received + 1) wire.received = frame.seq;
  if (frame.t !== 'ack' && frame.t !== 'err') wire.send({ t: 'ack', d: { ref: refOf(frame) } });
}
