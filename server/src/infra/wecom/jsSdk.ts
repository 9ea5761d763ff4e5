import { createHash } from 'node:crypto';
import { z } from 'zod';
import { get, type Call } from './ask';

/** Tickets and signatures of pages inside WeCom (wecom-api.md §9.5). */

const ticket = z.object({ ticket: z.string().min(1), expires_in: z.number().int().default(7200) });

/** For wx.config; 400 an hour for the company, so keep it. */
export const corpTicket = (call: Call) => get(call, 'get_jsapi_ticket', {}, ticket);

/** For wx.agentConfig; 100 an hour for the app. */
export const agentTicket = (call: Call) => get(call, 'ticket/get', { type: 'agent_config' }, ticket);

/** Of the page's address as the browser shows it, without its fragment. */
export function signPage(facts: { ticket: string; nonce: string; timestamp: number; url: string }): string {
  const url = facts.url.split('#')[0] ?? '';
  const text = `jsapi_ticket=${facts.ticket}&noncestr=${facts.nonce}&timestamp=${facts.timestamp}&url=${url}`;
  return createHash('sha1').update(text).digest('hex');
}
