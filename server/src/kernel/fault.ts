export type FaultCode =
  'notFound' | 'forbidden' | 'unauthorized' | 'invalid' | 'conflict' | 'tooMany' | 'unavailable';

/**
 * What we expected to go wrong. The message is Chinese and for people; `facts` are for the log.
 * Any other throw is a bug. Doors translate: HTTP to a status, chat to a sentence, queue to retry or park.
 */
export class Fault extends Error {
  readonly facts: Readonly<Record<string, unknown>>;
  /** the input field at fault, when there is one */
  readonly field: string | undefined;

  constructor(
    readonly code: FaultCode,
    message: string,
    more: { facts?: Record<string, unknown>; field?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = 'Fault';
    this.facts = more.facts ?? {};
    this.field = more.field;
  }
}
