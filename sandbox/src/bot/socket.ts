import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { unixSeconds } from '../clock/clock';
import { newId } from '../state/newId';
import { record } from '../traffic/record';
import { asObject, objectOf, textOf, type Json } from '../wecom/json';
import { WecomError } from '../wecom/wecomError';
import type { World } from '../world';
import { COMMANDS } from './commands';

export const BOT_PATH = '/aibot';
const MAX_FRAME = 2 * 1024 * 1024;

/** Mode B: the bot's server. One live connection; a new one kicks the old out (wecom-api.md §6.5). */
export function openBotSocket(world: World, http: Server): WebSocketServer {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME });
  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (new URL(request.url ?? '/', 'http://sandbox').pathname !== BOT_PATH) return;
    server.handleUpgrade(request, socket, head, (ws) => {
      ws.on('error', () => {
        ws.terminate();
      });
      ws.on('close', () => {
        if (world.bot.connection === ws) world.bot.connection = null;
      });
      ws.on('message', (raw: Buffer) => {
        take(world, ws, raw);
      });
    });
  });
  return server;
}

/** Sends a callback frame; false when no connection is subscribed. */
export function pushOverSocket(world: World, cmd: string, reqId: string, body: Json): boolean {
  const { connection } = world.bot;
  if (connection?.readyState !== 1) return false;
  const frame = JSON.stringify({ cmd, headers: { req_id: reqId }, body });
  connection.send(frame);
  record(world, { kind: 'bot', name: cmd, request: frame, answer: null, tookMs: 0 });
  return true;
}

function take(world: World, ws: WebSocket, raw: Buffer): void {
  const frame = parse(raw);
  const reqId = textOf(objectOf(frame, 'headers'), 'req_id');
  const cmd = textOf(frame, 'cmd');
  const body = objectOf(frame, 'body') ?? {};
  let ack: Json = { headers: { req_id: reqId }, errcode: 0, errmsg: 'ok' };
  try {
    if (reqId === '') throw new WecomError(846605);
    const extra = serve(world, ws, cmd, reqId, body);
    if (extra) ack = { ...ack, body: extra };
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    ack = { ...ack, errcode: error.errcode, errmsg: error.message };
  }
  const answer = JSON.stringify(ack);
  ws.send(answer);
  const { secret: _, ...told } = body;
  record(world, {
    kind: 'bot',
    name: cmd,
    request: JSON.stringify({ ...frame, body: told }),
    answer,
    tookMs: 0,
  });
}

/** What the ack carries besides its errcode. */
function serve(world: World, ws: WebSocket, cmd: string, reqId: string, body: Json): Json | undefined {
  if (cmd === 'aibot_subscribe') {
    subscribe(world, ws, body);
    return undefined;
  }
  if (world.bot.connection !== ws) throw new WecomError(846609);
  if (cmd === 'ping') return undefined;
  const command = COMMANDS[cmd];
  if (!command) throw new WecomError(40058, 'unknown cmd');
  return command(world, reqId, body);
}

function subscribe(world: World, ws: WebSocket, body: Json): void {
  const { bot } = world;
  if (world.switches.botMode === 'callback') throw new WecomError(846601);
  if (textOf(body, 'bot_id') !== bot.id || textOf(body, 'secret') !== bot.secret)
    throw new WecomError(853000);
  const old = bot.connection;
  bot.connection = ws;
  if (!old || old === ws) return;
  const event = {
    msgid: newId('', 32),
    create_time: unixSeconds(world.clock),
    aibotid: bot.id,
    msgtype: 'event',
    event: { eventtype: 'disconnected_event', disconnected_event: {} },
  };
  old.send(
    JSON.stringify({ cmd: 'aibot_event_callback', headers: { req_id: newId('evt', 24) }, body: event }),
  );
  old.close(1000, 'another connection subscribed');
}

function parse(raw: Buffer): Json | null {
  try {
    return asObject(JSON.parse(raw.toString('utf8')));
  } catch {
    return null;
  }
}
