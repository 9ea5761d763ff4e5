import { randomInt } from 'node:crypto';
import { TEXTS } from './errorTexts';

/** A refusal as WeCom words it: an errcode of wecom-api.md §13 and its text. */
export class WecomError extends Error {
  constructor(
    readonly errcode: number,
    text?: string,
    /** list fields that stay in the answer although it is an error */
    readonly extra: Record<string, unknown> = {},
  ) {
    super(text ?? TEXTS[errcode] ?? 'invalid parameter');
    this.name = 'WecomError';
  }
}

/** The whole errmsg as the real server writes it (wecom-api.md §0). */
export function errmsgOf(fault: WecomError, ip: string): string {
  const hint = Array.from({ length: 20 }, (_, i) => randomInt(i === 0 ? 1 : 0, 10)).join('');
  const more = `https://open.work.weixin.qq.com/devtool/query?e=${fault.errcode}`;
  return `${fault.message}, hint: [${hint}], from ip: ${ip}, more info at ${more}`;
}
