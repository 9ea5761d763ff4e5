import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What /metrics shows. Names are stable: dashboards depend on them. */
export function makeMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  const registers = [registry];
  return {
    registry,
    http: new Histogram({
      name: 'ckb_http_seconds',
      help: 'HTTP answers by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 5],
      registers,
    }),
    callbacks: new Counter({
      name: 'ckb_callbacks_total',
      help: 'WeCom callbacks by fate: fresh, duplicate, or the reason they were refused',
      labelNames: ['fate'],
      registers,
    }),
    jobs: new Counter({
      name: 'ckb_jobs_total',
      help: 'queue jobs by result',
      labelNames: ['job', 'result'],
      registers,
    }),
    ...ofWecom(registers),
    ...ofBot(registers),
    phones: new Gauge({ name: 'ckb_phones_connected', help: 'phone sockets of this process', registers }),
    frames: new Counter({
      name: 'ckb_phone_frames_total',
      help: 'frames from phones by type, or the reason they were refused',
      labelNames: ['type'],
      registers,
    }),
  };
}

function ofWecom(registers: Registry[]) {
  return {
    wecom: new Histogram({
      name: 'ckb_wecom_seconds',
      help: 'calls to WeCom by endpoint and errcode',
      labelNames: ['endpoint', 'errcode'],
      buckets: [0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    wecomHeld: new Counter({
      name: 'ckb_wecom_held_total',
      help: 'calls to WeCom held back (limit, breaker) or made once more (token, repeat)',
      labelNames: ['endpoint', 'why'],
      registers,
    }),
    wecomBreaker: new Gauge({
      name: 'ckb_wecom_breaker',
      help: 'whether WeCom is called: 0 yes, 1 one call tries, 2 not now',
      labelNames: ['origin'],
      registers,
    }),
  };
}

function ofBot(registers: Registry[]) {
  return {
    botConnected: new Gauge({
      name: 'ckb_bot_connected',
      help: 'whether this process holds the live connection of the bot: its sum over all processes is 0 or 1',
      registers,
    }),
    botEnds: new Counter({
      name: 'ckb_bot_ends_total',
      help: 'how connections of the bot ended: lost, unreachable, refused, kicked by another one',
      labelNames: ['end'],
      registers,
    }),
    botFrames: new Counter({
      name: 'ckb_bot_frames_total',
      help: 'frames said over the connection of the bot by command and errcode',
      labelNames: ['cmd', 'errcode'],
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof makeMetrics>;
