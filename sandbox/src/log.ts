import { pino, type Logger } from 'pino';

export type Log = Logger;

/** One JSON line per event; ids only, never message bodies, keys or tickets. */
export const makeLog = (level: string): Log => pino({ level, base: { area: 'sandbox' } });
