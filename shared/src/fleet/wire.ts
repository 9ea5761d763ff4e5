import { z } from 'zod';
import { OLDEST_WIRE_VERSION, WIRE_VERSION } from './wireVersion';

/**
 * fleet.v1 — everything a phone and the server say to each other on `/agent` (fleet.md §2).
 * This file is the only definition: the gateway, the simulator and docs/AGENT.md follow it.
 *
 * Connect: the server speaks first (`challenge`), the phone signs `nonce|device|ts` with its P-256 key and says
 * `hello`, the server answers `welcome` or `bye`. After that either side may send at any time.
 */
export const MAX_FRAME_BYTES = 64 * 1024;
/** domain.md §2: a beat every 30 s, offline after three missed. */
export const BEAT_SECONDS = 30;
export const OFFLINE_AFTER_SECONDS = 90;

export const ACTION_KINDS = [
  'restart',
  'screenshot',
  'log',
  'addFriend',
  'acceptFriend',
  'sendMessage',
  'publishMoment',
  'likeMoment',
  'commentMoment',
  'createGroup',
  'inviteToGroup',
  'renameGroup',
  'announce',
  'setRemark',
  'setLabel',
  'importContacts',
  'listFriends',
  'listGroups',
  'collectMoments',
  'logout',
] as const;
export const actionKind = z.enum(ACTION_KINDS);
export type ActionKind = z.infer<typeof actionKind>;

export const ERROR_CODES = [
  'OFFLINE',
  'NOT_LOGGED_IN',
  'NOT_FRIEND',
  'ALREADY_FRIEND',
  'TOO_FREQUENT',
  'ACCOUNT_RISK',
  'ACCOUNT_RESTRICTED',
  'TARGET_NOT_FOUND',
  'PRIVACY_BLOCKED',
  'GROUP_LIMIT',
  'CONTENT_REJECTED',
  'UI_CHANGED',
  'CANCELLED',
  'EXPIRED',
  'TIMEOUT',
  'UNKNOWN',
] as const;
export const errorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof errorCode>;

const id = z.string().min(1).max(64);
const epochMs = z.number().int().nonnegative();
const json = z.record(z.string(), z.unknown());

/** What one action came to. `unknown`: the phone died between the tap and its journal entry. */
export const outcome = z.discriminatedUnion('state', [
  z.object({ state: z.literal('done'), evidence: json.optional() }),
  z.object({
    state: z.literal('failed'),
    code: errorCode,
    afterEffect: z.boolean(),
    detail: z.string().max(500).optional(),
  }),
  z.object({ state: z.literal('refused'), code: errorCode, detail: z.string().max(500).optional() }),
  z.object({ state: z.literal('unknown'), detail: z.string().max(500).optional() }),
]);
export type Outcome = z.infer<typeof outcome>;

/** A screenshot is the evidence of its own action: PNG or JPEG as base64, small enough for one frame. */
export const MAX_PICTURE_BASE64 = 48 * 1024;
export const screenshotEvidence = z.object({
  image: z.base64().min(1).max(MAX_PICTURE_BASE64),
  width: z.number().int().positive().max(10_000),
  height: z.number().int().positive().max(10_000),
});

/** Only what changed since the last beat has to be there. */
export const vitals = z.object({
  battery: z.number().int().min(0).max(100).optional(),
  charging: z.boolean().optional(),
  network: z.enum(['wifi', '4g', '5g', 'none']).optional(),
  freeMb: z.number().int().nonnegative().optional(),
  queueDepth: z.number().int().nonnegative().optional(),
  /** WeChat account id on the phone → logged in? */
  logins: z.record(z.string(), z.boolean()).optional(),
  /** things only a person at the phone can mend */
  troubles: z.array(z.enum(['missingPermission', 'riskDialog'])).optional(),
});
export type Vitals = z.infer<typeof vitals>;

const fromPhoneBody = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('hello'),
    d: z.object({
      device: id,
      /** identity of the installation: two phones with one device id are told apart by it */
      install: id,
      app: z.string().max(32),
      caps: z.array(z.string().max(40)).max(60),
      nonce: z.string().max(64),
      ts: epochMs,
      /** base64 of the P-256 signature (ieee-p1363, SHA-256) of helloMessage() */
      mac: z.string().max(200),
      resume: z.object({ session: id, lastSeq: z.number().int().nonnegative() }).optional(),
    }),
  }),
  z.object({ t: z.literal('hb'), d: vitals }),
  z.object({ t: z.literal('got'), d: z.object({ action: id, epoch: z.number().int() }) }),
  z.object({
    t: z.literal('step'),
    d: z.object({
      action: id,
      epoch: z.number().int(),
      percent: z.number().min(0).max(100),
      note: z.string().max(200).optional(),
    }),
  }),
  z.object({ t: z.literal('res'), d: z.object({ action: id, epoch: z.number().int(), outcome }) }),
  z.object({
    t: z.literal('told'),
    d: z.object({
      action: id,
      state: z.enum(['never-seen', 'journalled', 'running', 'done']),
      outcome: outcome.optional(),
    }),
  }),
  z.object({
    t: z.literal('evt'),
    d: z.object({
      ref: id,
      kind: z.string().max(40),
      at: epochMs,
      account: id.optional(),
      data: json.optional(),
    }),
  }),
  z.object({
    t: z.literal('rekey'),
    d: z.object({
      /** base64 DER SubjectPublicKeyInfo of the new P-256 key */
      publicKey: z.string().max(400),
      ts: epochMs,
      /** base64 of the signature of rekeyMessage() by the present key, as in hello */
      mac: z.string().max(200),
    }),
  }),
  z.object({ t: z.literal('ack'), d: z.object({}) }),
  z.object({
    t: z.literal('err'),
    d: z.object({ code: z.string().max(40), about: z.string().max(64).optional() }),
  }),
]);

const fromServerBody = z.discriminatedUnion('t', [
  z.object({ t: z.literal('challenge'), d: z.object({ nonce: z.string(), time: epochMs }) }),
  z.object({
    t: z.literal('welcome'),
    d: z.object({
      session: id,
      generation: z.number().int(),
      time: epochMs,
      beatSeconds: z.number(),
      config: z.number().int(),
      /** highest contiguous seq the server has of the resumed session; 0 = send all that is unacknowledged */
      resumedFrom: z.number().int().optional(),
    }),
  }),
  z.object({
    t: z.literal('act'),
    d: z.object({
      action: id,
      epoch: z.number().int(),
      account: id.optional(),
      kind: actionKind,
      version: z.number().int(),
      args: json,
      notBefore: epochMs.optional(),
      deadline: epochMs,
    }),
  }),
  z.object({ t: z.literal('ask'), d: z.object({ action: id }) }),
  z.object({ t: z.literal('stop'), d: z.object({ action: id }) }),
  z.object({ t: z.literal('cmd'), d: z.object({ cmd: z.enum(['sync', 'unbind', 'update', 'rekey']) }) }),
  z.object({ t: z.literal('cfg'), d: z.object({ version: z.number().int(), beatSeconds: z.number() }) }),
  z.object({ t: z.literal('ack'), d: z.object({ ref: id.optional() }) }),
  z.object({ t: z.literal('err'), d: z.object({ code: z.string(), about: z.string().optional() }) }),
  z.object({
    t: z.literal('bye'),
    d: z.object({ reason: z.string(), retryAfterMs: z.number().int().nonnegative() }),
  }),
]);

/** `seq` counts per direction and session from 1; `ack` is the highest contiguous seq received. */
const envelope = z.object({
  v: z.number().int().min(OLDEST_WIRE_VERSION).max(WIRE_VERSION),
  id,
  seq: z.number().int().nonnegative(),
  ack: z.number().int().nonnegative(),
  ts: epochMs,
});

export const phoneFrame = z.intersection(envelope, fromPhoneBody);
export const serverFrame = z.intersection(envelope, fromServerBody);
export type PhoneFrame = z.infer<typeof phoneFrame>;
export type ServerFrame = z.infer<typeof serverFrame>;
export type PhoneBody = z.infer<typeof fromPhoneBody>;
export type ServerBody = z.infer<typeof fromServerBody>;

/** Socket close codes beyond RFC 6455's own. */
export const CLOSE = {
  badFrame: 4400,
  badKey: 4401,
  unbound: 4403,
  tookOver: 4409,
  quarantined: 4423,
  version: 4426,
  tooFast: 4429,
  restarting: 4503,
} as const;

/**
 * `POST /agent/pair` — redeems the ticket an operator asked for in chat. 200 → pairReply; 400 bad key;
 * 403 unknown, used or expired ticket. The device stays `pairing` until the operator confirms it in chat;
 * until then `hello` is answered with bye('awaiting-confirmation').
 */
export const pairRequest = z.object({
  ticket: z.string().min(6).max(64),
  install: id,
  /** base64 DER SubjectPublicKeyInfo of a P-256 key made on the phone */
  publicKey: z.string().max(400),
  model: z.string().max(64),
  os: z.string().max(64),
  app: z.string().max(32),
  imeiTail: z.string().regex(/^\d{4}$/),
});
export type PairRequest = z.infer<typeof pairRequest>;
export const pairReply = z.object({ device: id });
