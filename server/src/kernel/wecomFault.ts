/** What a caller should do about a WeCom error (wecom-api.md §13). */
export type WecomAction = 'retry' | 'backoff' | 'reupload' | 'giveUp' | 'configure';

export class WecomFault extends Error {
  constructor(
    /** WeCom's errcode; 0 when the answer never came (timeout, connection) */
    readonly errcode: number,
    readonly action: WecomAction,
    message: string,
    /** true when the request may have been carried out although no answer came */
    readonly uncertain = false,
    /** how long to leave it alone, when that is known (a pace budget, a frequency window) */
    readonly waitMs: number | null = null,
  ) {
    super(message);
    this.name = 'WecomFault';
  }
}
