import { randomUUID, sign, type KeyObject } from 'node:crypto';
import { helloMessage, WIRE_VERSION, type PhoneBody, type ServerFrame } from '@cunkebao/shared/fleet';
import { WebSocket } from 'ws';

/** What happened on one phone: the bench's word against the product's. */
export interface Effect {
  action: string;
  account: string | null;
  /** its place in its account's line, from 1 */
  n: number;
  begunAt: number;
  endedAt: number;
}

export interface Surroundings {
  url: string;
  key: KeyObject;
  caps: readonly string[];
  workMs(): number;
  effects: Effect[];
  /** two actions at once on one screen */
  overlapped(): void;
  welcomed(phone: LeanPhone): void;
}

const RETRY_MS = 1000;

/**
 * A phone that speaks fleet.v1 and nothing more: journal in memory, one action at a time, ten thousand of them in a
 * process. The sandbox's phones are the believable ones; these cost little, so that the product is what is measured.
 */
export class LeanPhone {
  private ws: WebSocket | null = null;
  private seq = 0;
  private received = 0;
  private running = false;
  private beat: NodeJS.Timeout | null = null;
  private readonly journal = new Map<string, { epoch: number; done: boolean }>();
  private owed: PhoneBody[] = [];
  online = false;

  constructor(
    private readonly device: string,
    private readonly around: Surroundings,
  ) {}

  connect(): void {
    const ws = new WebSocket(`${this.around.url}/agent`, {
      perMessageDeflate: false,
      handshakeTimeout: 20_000,
    });
    this.ws = ws;
    ws.on('message', (raw: Buffer) => this.hear(JSON.parse(raw.toString('utf8')) as ServerFrame));
    ws.on('error', () => undefined);
    ws.on('close', () => this.lost());
  }

  /** as a lost network does */
  drop(): void {
    this.ws?.terminate();
  }

  private lost(): void {
    this.online = false;
    if (this.beat) clearTimeout(this.beat);
    setTimeout(() => this.connect(), 50 + Math.random() * RETRY_MS);
  }

  private hear(frame: ServerFrame): void {
    if (frame.seq === this.received + 1) this.received = frame.seq;
    if (frame.t === 'challenge') this.hello(frame.d.nonce);
    else if (frame.t === 'welcome') this.begin();
    else if (frame.t === 'act') this.act(frame.d);
    else if (frame.t === 'ask') this.tell(frame.d.action);
    else if (frame.t === 'ack')
      this.owed = this.owed.filter((b) => b.t !== 'res' || b.d.action !== frame.d.ref);
  }

  private hello(nonce: string): void {
    const ts = Date.now();
    const mac = sign('sha256', Buffer.from(helloMessage(nonce, this.device, ts)), {
      key: this.around.key,
      dsaEncoding: 'ieee-p1363',
    }).toString('base64');
    const { caps } = this.around;
    const d = {
      device: this.device,
      install: `i-${this.device}`,
      app: '1.0.0',
      caps: [...caps],
      nonce,
      ts,
      mac,
    };
    this.write({ t: 'hello', d }, 0);
  }

  private begin(): void {
    this.seq = 0;
    this.received = 1;
    this.online = true;
    this.around.welcomed(this);
    for (const body of this.owed) this.write(body, ++this.seq);
    this.beatLater(Math.random());
  }

  private beatLater(share: number): void {
    this.beat = setTimeout(() => {
      this.write({ t: 'hb', d: { battery: 50 + Math.floor(Math.random() * 50) } }, ++this.seq);
      this.beatLater(0.8 + 0.4 * Math.random());
    }, share * 30_000);
  }

  private act(d: Extract<ServerFrame, { t: 'act' }>['d']): void {
    const known = this.journal.get(d.action);
    this.write({ t: 'got', d: { action: d.action, epoch: d.epoch } }, ++this.seq);
    if (known) {
      if (known.done)
        this.say({ t: 'res', d: { action: d.action, epoch: d.epoch, outcome: { state: 'done' } } });
      return;
    }
    this.journal.set(d.action, { epoch: d.epoch, done: false });
    if (this.running) this.around.overlapped();
    this.running = true;
    const begunAt = Date.now();
    const end = (): void => this.end(d, begunAt);
    const work = this.around.workMs();
    if (work > 0) setTimeout(end, work);
    else setImmediate(end);
  }

  private end(d: Extract<ServerFrame, { t: 'act' }>['d'], begunAt: number): void {
    this.running = false;
    this.journal.set(d.action, { epoch: d.epoch, done: true });
    const n = Number(d.args['n'] ?? 0);
    this.around.effects.push({
      action: d.action,
      account: d.account ?? null,
      n,
      begunAt,
      endedAt: Date.now(),
    });
    this.say({ t: 'res', d: { action: d.action, epoch: d.epoch, outcome: { state: 'done' } } });
  }

  private tell(action: string): void {
    const known = this.journal.get(action);
    if (!known) this.say({ t: 'told', d: { action, state: 'never-seen' } });
    else if (known.done) this.say({ t: 'told', d: { action, state: 'done', outcome: { state: 'done' } } });
    else this.say({ t: 'told', d: { action, state: 'running' } });
  }

  private say(body: PhoneBody): void {
    if (body.t === 'res') this.owed.push(body);
    if (this.online) this.write(body, ++this.seq);
  }

  private write(body: PhoneBody, seq: number): void {
    if (this.ws?.readyState !== WebSocket.OPEN) return;
    const ts = Date.now();
    this.ws.send(JSON.stringify({ v: WIRE_VERSION, id: randomUUID(), seq, ack: this.received, ts, ...body }));
  }
}
