import type { ServerBody } from '@cunkebao/shared/fleet';
import type { BotPort } from './bot';

/** The outside world: what a delivery's `send` may touch. Everything else in the product is a database row. */
export interface Outside {
  wecom: WecomPort;
  phones: PhonesPort;
  contacts: ContactsPort;
  bot: BotPort;
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
  /**
   * Words (2,048 bytes) or a picture (2 MB) for a group of colleagues, by the name it has in the settings. No duplicate
   * check: a second call is a second message.
   */
  sendToGroup(name: string, message: { text: string } | { picture: Buffer }): Promise<void>;
  /** OAuth code → member; null when the code belongs to somebody outside the company */
  userOfCode(code: string): Promise<{ userid: string } | null>;
  /** jscode2session → member */
  userOfMiniCode(code: string): Promise<{ userid: string }>;
  oauthUrl(redirect: string, state: string): string;
}

/** One member's relation to one customer, as WeCom tells it. */
export interface OutsideContact {
  userid: string;
  externalUserid: string;
  name: string;
  gender: 'f' | 'm' | 'u';
  unionid: string | null;
  remark: string;
  addedAt: Date;
  /** WeCom's number of the way they met */
  addWay: number;
  /** of the code that was scanned; '' without one */
  state: string;
  /** WeCom's ids of the tags this member put on the customer */
  tagIds: string[];
}

export interface OutsideTagGroup {
  id: string;
  name: string;
  tags: { id: string; name: string }[];
}

/** 客户联系, typed; throws `WecomFault` like the other port. */
export interface ContactsPort {
  /** members who may serve customers */
  followers(): Promise<string[]>;
  /** customers of one member, 100 at the most; `next` is '' at the end */
  page(userid: string, cursor: string): Promise<{ items: OutsideContact[]; next: string }>;
  /** ids of all customers of one member */
  idsOf(userid: string): Promise<string[]>;
  /** one customer's relations to all members; none when nobody has one any more */
  relationsOf(externalUserid: string): Promise<OutsideContact[]>;
  tagGroups(): Promise<OutsideTagGroup[]>;
  /** what this member put on this customer, and took off again; repeating it changes nothing */
  markTags(
    pair: { userid: string; externalUserid: string },
    marks: { add: readonly string[]; remove: readonly string[] },
  ): Promise<void>;
  /** into the group of that name, which is made when it is missing; 40071 when the group has one of that name */
  addTag(group: string, name: string): Promise<{ id: string; groupId: string }>;
  renameTag(id: string, name: string): Promise<void>;
  /** 40068 when it is gone */
  deleteTag(id: string): Promise<void>;
  welcome(code: string, text: string): Promise<void>;
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
