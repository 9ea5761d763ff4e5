import { z } from 'zod';

/**
 * How this WeCom behaves where the real one may be set up differently or is not documented. Read and changed over
 * `/sandbox/switches`; a reset to a scenario leaves them alone.
 */
export const switchesShape = z
  .object({
    /** callbacks with CDATA, as in most real traffic, or without, as in the Python sample's */
    cdata: z.boolean(),
    /** callbacks' elements in another order each time */
    shuffle: z.boolean(),
    /** how many mass messages a customer or group may get */
    massRule: z.enum(['monthDays', 'sevenAWeek', 'oneADay', 'fourAMonth']),
    /** a greeting configured in the console: no welcome codes are given then */
    consoleWelcome: z.boolean(),
    /** ms that a mass message or a moment stays "being dispatched" */
    dispatchMs: z.number().int().min(0).max(600_000),
    /** calls of one API at the same time before 45033; 0 = no limit */
    concurrency: z.number().int().min(0).max(10_000),
    /** ms in which a second write to the same customer of the same member is 45035 */
    conflictMs: z.number().int().min(0).max(60_000),
    /** whether the frequency limits of wecom-api.md §14 hold */
    limits: z.boolean(),
    /** instead of the documented limits: API path → calls a minute */
    perMinute: z.record(z.string().max(100), z.number().int().min(0).max(1_000_000)),
    /** the bot's mode: 'auto' is the long connection while one is open, else callbacks */
    botMode: z.enum(['auto', 'callback', 'socket']),
  })
  .strict();
export type Switches = z.infer<typeof switchesShape>;

export const makeSwitches = (): Switches => ({
  cdata: true,
  shuffle: false,
  massRule: 'monthDays',
  consoleWelcome: false,
  dispatchMs: 0,
  concurrency: 0,
  conflictMs: 0,
  limits: true,
  perMinute: {},
  botMode: 'auto',
});
