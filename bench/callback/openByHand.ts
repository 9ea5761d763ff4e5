import { timingSafeEqual } from 'node:crypto';
import { decrypt, getSignature } from '@wecom/crypto';
import { XMLParser } from 'fast-xml-parser';
import type { Context } from 'koa';
import { CORP } from './envelope';

export interface Opened {
  FromUserName: string;
  Content: string;
  MsgId: string;
}

const parser = new XMLParser({ processEntities: false, parseTagValue: false });
const seen = new Set<string>();

/** What both hand-written doors do first: verify, decrypt, drop what was seen before, from memory. null: a duplicate. */
export async function openByHand(ctx: Context): Promise<Opened | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of ctx.req) chunks.push(chunk as Buffer);
  const outer = parser.parse(Buffer.concat(chunks).toString()) as { xml: { Encrypt: string } };
  const cipher = outer.xml.Encrypt;
  const { msg_signature: given, timestamp, nonce } = ctx.query as Record<string, string>;
  const wanted = getSignature(CORP.token, timestamp ?? '', nonce ?? '', cipher);
  if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(given ?? ''))) return ctx.throw(403);
  const opened = decrypt(CORP.aesKey, cipher);
  if (opened.id !== CORP.id) return ctx.throw(403);
  const { xml } = parser.parse(opened.message) as { xml: Opened };
  if (seen.has(xml.MsgId)) return null;
  seen.add(xml.MsgId);
  return xml;
}
