import type { z } from 'zod';

export type QueueName = 'chat' | 'phones' | 'outbox' | 'work' | 'sync' | 'welcome';

/**
 * A unit of work a Bull queue wakes. Its data are ids only; MySQL holds the truth, so it may be lost or run twice.
 * Two shapes: `job` decides (one transaction, no network), `delivery` sends.
 */
export interface JobSpec<T> {
  name: string;
  queue: QueueName;
  data: z.ZodType<T>;
  /** tries in all; after the last the job is parked and announced. Default 3 */
  attempts?: number;
}
