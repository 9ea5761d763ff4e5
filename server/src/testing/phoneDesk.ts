import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { openGateway } from '../inbound/phones/gateway';
import { pairDoor } from '../inbound/phones/pairDoor';
import { answerErrors } from '../inbound/http/errors';
import { makeLog } from '../infra/log/log';
import { makeMetrics } from '../infra/metrics/metrics';
import { makePhones, type Phones } from '../infra/phones/route';
import type { Module } from '../kernel';
import { openDesk, type Desk } from './desk';

const REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/12';

/** One server process as phones see it: a port with the gateway behind it, and its way to the others. */
export interface Node {
  port: number;
  phones: Phones;
  gateway: ReturnType<typeof openGateway>;
  metrics: ReturnType<typeof makeMetrics>;
  stop(): Promise<void>;
}

type GatewayTiming = Parameters<typeof openGateway>[1];

export interface PhoneDesk extends Desk {
  /** `flushMs`: how long this gateway collects beats */
  node(timing?: GatewayTiming): Promise<Node>;
  /** works off the queue over and over, as a worker of this node would, until the condition holds */
  workUntil(node: Node, holds: () => Promise<boolean> | boolean): Promise<void>;
}

const PATIENCE_MS = 8000;

/** A desk with a gateway on a real socket. Jobs still run only when the test says so. */
export async function openPhoneDesk(name: string, modules: readonly Module[]): Promise<PhoneDesk> {
  const desk = await openDesk(name, modules);
  const jobs = modules.flatMap((m) => [...(m.jobs ?? [])]);
  const prefix = `test-${randomUUID().slice(0, 8)}`;
  const nodes: Node[] = [];
  return {
    ...desk,
    async node(timing = { flushMs: 20, patienceMs: 100 }) {
      const node = await openNode(desk, modules, prefix, timing);
      nodes.push(node);
      return node;
    },
    async workUntil(node, holds) {
      const deadline = performance.now() + PATIENCE_MS;
      for (;;) {
        await desk.runAll(jobs, { phones: node.phones });
        if (await holds()) return;
        if (performance.now() > deadline) throw new Error('it did not come to that');
        await new Promise((r) => setTimeout(r, 5));
      }
    },
    async close() {
      for (const node of nodes) await node.stop();
      await desk.close();
    },
  };
}

async function openNode(
  desk: Desk,
  modules: readonly Module[],
  prefix: string,
  timing: GatewayTiming,
): Promise<Node> {
  const log = makeLog(process.env['LOG_LEVEL'] ?? 'silent');
  const metrics = makeMetrics();
  const node = randomUUID().slice(0, 8);
  const phones = makePhones({ config: { REDIS_URL: REDIS, REDIS_PREFIX: prefix }, node, log });
  const parts = { log, metrics, modules, phones, node, transact: desk.transact, clock: desk.clock };
  const app = new Koa();
  app.use(answerErrors(log, metrics)).use(pairDoor(parts).routes());
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  const gateway = openGateway({ ...parts, server }, timing);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await gateway.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await phones.close();
  };
  return {
    port: (server.address() as AddressInfo).port,
    phones,
    gateway,
    metrics,
    stop: () => (stopping ??= stop()),
  };
}
