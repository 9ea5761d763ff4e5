import type { QueueName } from './jobSpec';

/** One queue now. `lagMinutes`: how long the oldest job that could run has waited. */
export interface QueueFigures {
  name: QueueName;
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  lagMinutes: number;
}

/**
 * How the installation itself is doing: figures of its own parts, never of anything outside. Each answer comes within
 * a second or rejects, so that a command may ask while its transaction is open.
 */
export interface SystemPort {
  version: string;
  /** how long this process has run */
  upSeconds(): number;
  queues(): Promise<QueueFigures[]>;
  /** milliseconds of one exchange with Redis */
  redisMs(): Promise<number>;
  /** failed calls to WeCom of the last 15 minutes, over all processes */
  wecomErrors(): Promise<number>;
}

let current: SystemPort | null = null;

/** Called once when the product is put together. */
export function registerSystem(port: SystemPort): void {
  current = port;
}

export function system(): SystemPort {
  if (!current) throw new Error('no system port is registered');
  return current;
}
