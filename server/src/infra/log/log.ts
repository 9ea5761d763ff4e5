import { pino } from 'pino';
import type { Log } from '../../kernel';

/** One JSON line per event on standard output; secrets and personal data never reach it (redaction is the last net). */
export function makeLog(level: string): Log {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    messageKey: 'event',
    redact: {
      paths: [
        '*.access_token',
        '*.corpsecret',
        '*.password',
        '*.authorization',
        '*.content',
        '*.phone',
        '*.text',
      ],
      censor: '[hidden]',
    },
  });
}
