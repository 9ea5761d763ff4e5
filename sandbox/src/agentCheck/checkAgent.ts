import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MAX_FRAME_BYTES, pairRequest, type PairRequest } from '@cunkebao/shared/fleet';
import { WebSocketServer } from 'ws';
import { makeAgentLine, within } from './agentLine';
import { PROBES } from './probes';

export interface Finding {
  name: string;
  /** null: the promise is kept */
  fault: string | null;
}

export interface Check {
  /** where the agent has to pair and connect */
  url: string;
  ticket: string;
  /** waits for the agent, then tries one promise after the other; `told` hears of each at once */
  run(told: (finding: Finding) => void): Promise<Finding[]>;
  stop(): Promise<void>;
}

const TICKET = 'CHECK-2026';
const DEVICE = 'D-900';
const MOST_BYTES = 4096;

/** Plays the server against one agent, sandbox phone or real (docs/AGENT.md §6). */
export async function openCheck(options: {
  host: string;
  port: number;
  patienceMs: number;
  /** how long the agent may take to pair */
  pairingMs: number;
}): Promise<Check> {
  const line = makeAgentLine(DEVICE, options.patienceMs);
  let paired: PairRequest | null = null;
  const server = createServer((request, response) => {
    void readPairing(request).then((pairing) => {
      const isOurs = pairing?.ticket.toUpperCase() === TICKET;
      if (pairing && isOurs) paired = pairing;
      response.writeHead(!pairing ? 400 : isOurs ? 200 : 403, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isOurs ? { device: DEVICE } : {}));
    });
  });
  const sockets = new WebSocketServer({ server, path: '/agent', maxPayload: MAX_FRAME_BYTES });
  sockets.on('connection', (ws) => {
    if (paired) line.attach(ws, paired);
    else ws.close(4401);
  });
  await new Promise<void>((resolve) => server.listen(options.port, options.host, resolve));
  return {
    url: `http://${options.host}:${(server.address() as AddressInfo).port}`,
    ticket: TICKET,
    async run(told) {
      await within(options.pairingMs, 'no agent has paired', () => paired ?? undefined);
      const findings: Finding[] = [];
      for (const probe of PROBES) {
        const fault = await probe.run(line).then(
          () => null,
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );
        findings.push({ name: probe.name, fault });
        told({ name: probe.name, fault });
      }
      return findings;
    },
    stop: () => stop(server, sockets),
  };
}

async function readPairing(request: IncomingMessage): Promise<PairRequest | null> {
  if (request.method !== 'POST' || request.url !== '/agent/pair') return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  try {
    const parsed = pairRequest.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

async function stop(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const ws of sockets.clients) ws.terminate();
  sockets.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
