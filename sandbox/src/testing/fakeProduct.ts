import { encrypt, getSignature } from '@wecom/crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { fromXml, toXml, type XmlNode } from '../callback/xml';
import { textOf, type Json } from '../wecom/json';
import { seal, unseal } from '../wecom/seal';
import { KEYS } from './settings';

export interface Answer {
  status?: number;
  body?: string;
  /** never answered */
  silent?: boolean;
}

/** A real HTTP and WebSocket server in the product's place that remembers what it was sent. */
export interface FakeProduct {
  url: string;
  /** decrypted callbacks in the order they came, one per delivery */
  received: Json[];
  /** the plaintexts as they were written */
  raw: string[];
  /** the envelopes */
  outer: Json[];
  /** raw `Encrypt` of each delivery */
  sealed: string[];
  /** used up first to last; afterwards an empty 200 */
  answers: Answer[];
  /** the callbacks' query strings */
  queries: Record<string, string>[];
  /** a callback whose seal is wrong: answered 403 */
  onBadSeal: (error: unknown) => void;
  /** what an address check is answered with; null never comes */
  echo: (plain: string) => string | null;
  /** decrypted pushes of the bot, one per delivery */
  bot: Json[];
  /** what the bot's door answers to a push; {} is an empty body, null never comes */
  onBot: (push: Json) => Json | null;
  /** what `/agent/pair` was asked */
  pairings: Json[];
  onSocket: (ws: WebSocket) => void;
  sockets: Set<WebSocket>;
  close: () => Promise<void>;
}

export async function fakeProduct(): Promise<FakeProduct> {
  const product: FakeProduct = {
    url: '',
    received: [],
    raw: [],
    outer: [],
    sealed: [],
    answers: [],
    queries: [],
    onBadSeal: (error) => {
      throw error;
    },
    echo: (plain) => plain,
    bot: [],
    onBot: () => ({}),
    pairings: [],
    onSocket: () => undefined,
    sockets: new Set(),
    close: async () => {
      for (const ws of product.sockets) ws.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  const http = createServer((request, response) => void serve(product, request, response));
  const agents = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    agents.handleUpgrade(request, socket, head, (ws) => {
      product.sockets.add(ws);
      ws.on('close', () => product.sockets.delete(ws));
      product.onSocket(ws);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  product.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return product;
}

/** The body of a passive reply, sealed as the product seals it. */
export function passive(node: XmlNode, keys = KEYS): string {
  const sealed = seal(keys, toXml(node), Math.floor(Date.now() / 1000));
  return toXml({
    Encrypt: sealed.encrypt,
    MsgSignature: sealed.signature,
    TimeStamp: Number(sealed.timestamp),
    Nonce: sealed.nonce,
  });
}

async function serve(
  product: FakeProduct,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const body = Buffer.concat(parts).toString('utf8');
  const url = new URL(request.url ?? '/', 'http://product');
  if (url.pathname === '/agent/pair') {
    product.pairings.push(JSON.parse(body) as Json);
    response.end(JSON.stringify({ device: 'D-099' }));
    return;
  }
  if (request.method === 'GET' && url.searchParams.has('echostr')) echo(product, url, response);
  else if (url.pathname === '/wecom/aibot') botDoor(product, url, body, response);
  else if (url.pathname === '/wecom/callback') callback(product, url, body, response);
  else response.end('{}');
}

function echo(product: FakeProduct, url: URL, response: ServerResponse): void {
  const keys = url.pathname === '/wecom/aibot' ? BOT_KEYS : KEYS;
  const {
    msg_signature = '',
    timestamp = '',
    nonce = '',
    echostr = '',
  } = Object.fromEntries(url.searchParams);
  const said = product.echo(unseal(keys, { encrypt: echostr, signature: msg_signature, timestamp, nonce }));
  if (said !== null) response.end(said);
}

const BOT_KEYS = { ...KEYS, corpId: '' };

/** Answers under the request's own nonce, as a bot's door has to. */
function botDoor(product: FakeProduct, url: URL, body: string, response: ServerResponse): void {
  const nonce = url.searchParams.get('nonce') ?? '';
  const push = JSON.parse(
    unseal(BOT_KEYS, {
      encrypt: textOf(JSON.parse(body) as Json, 'encrypt'),
      signature: url.searchParams.get('msg_signature') ?? '',
      timestamp: url.searchParams.get('timestamp') ?? '',
      nonce,
    }),
  ) as Json;
  product.bot.push(push);
  const answer = product.onBot(push);
  if (!answer) return;
  if (Object.keys(answer).length === 0) {
    response.end('');
    return;
  }
  const timestamp = String(Math.floor(Date.now() / 1000));
  const sealed = encrypt(KEYS.aesKey, JSON.stringify(answer), '');
  const msgsignature = getSignature(KEYS.token, timestamp, nonce, sealed);
  response.end(JSON.stringify({ encrypt: sealed, msgsignature, timestamp: Number(timestamp), nonce }));
}

function opened(product: FakeProduct, url: URL, sealed: string): string | null {
  const { msg_signature = '', timestamp = '', nonce = '' } = Object.fromEntries(url.searchParams);
  try {
    return unseal(KEYS, { encrypt: sealed, signature: msg_signature, timestamp, nonce });
  } catch (error) {
    product.onBadSeal(error);
    return null;
  }
}

function callback(product: FakeProduct, url: URL, body: string, response: ServerResponse): void {
  const outer = fromXml(body) ?? {};
  const encrypt = textOf(outer, 'Encrypt');
  product.queries.push(Object.fromEntries(url.searchParams));
  const plain = opened(product, url, encrypt);
  if (plain === null) {
    response.statusCode = 403;
    response.end();
    return;
  }
  product.received.push(fromXml(plain) ?? {});
  product.raw.push(plain);
  product.outer.push(outer);
  product.sealed.push(encrypt);
  const answer = product.answers.shift() ?? {};
  if (answer.silent) return;
  response.statusCode = answer.status ?? 200;
  response.end(answer.body ?? '');
}
