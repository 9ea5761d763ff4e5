import type { ServerBody } from '@cunkebao/shared/fleet';

/** The outside world: what a delivery's `send` may touch. Everything else in the product is a database row. */
export interface Outside {
  wecom: WecomPort;
  phones: PhonesPort;
}

/**
 * WeCom's server API, typed. Each method throws `WecomFault` (kernel/wecomFault.ts); token refresh, single flight
 * and the one repeat after 40014/42001 happen below it.
 */
export interface WecomPort {
  /** message/send of any type; `body` without agentid. The same `body` sent again within 30 min is delivered once. */
  send(
    body: Record<string, unknown>,
  ): Promise<{ msgid: string; responseCode: string | null; invalidUsers: string[] }>;
  updateCard(body: Record<string, unknown>): Promise<{ invalidUsers: string[] }>;
  uploadMedia(type: 'image' | 'file', name: string, content: Buffer): Promise<{ mediaId: string }>;
  /** OAuth code → member; null when the code belongs to somebody outside the company */
  userOfCode(code: string): Promise<{ userid: string } | null>;
  /** jscode2session → member */
  userOfMiniCode(code: string): Promise<{ userid: string }>;
  oauthUrl(redirect: string, state: string): string;
}

/** How a frame reaches a phone, whichever process holds its socket. */
export interface PhonesPort {
  /** false when no live socket of that generation took the frame: the caller leaves the row as it was */
  deliver(deviceId: string, body: ServerBody): Promise<boolean>;
  /** closes the device's socket wherever it is */
  drop(deviceId: string, reason: string): Promise<void>;
  /** which of these gateways still hold their lease */
  alive(nodes: readonly string[]): Promise<string[]>;
}
