import type { Json } from '../wecom/json';

/** A 「联系我」 QR code or button: who scans it becomes the customer of one of its members. */
export interface ContactWay {
  configId: string;
  type: 1 | 2;
  scene: 1 | 2;
  style: number;
  remark: string;
  skipVerify: boolean;
  state: string;
  users: string[];
  parties: number[];
  isTemp: boolean;
  expiresIn: number;
  chatExpiresIn: number;
  unionid: string;
  isExclusive: boolean;
  markSource: boolean;
  conclusions: Json | null;
  createdAt: number;
  /** how often it was scanned: members take turns */
  scans: number;
}

export interface ContactWays {
  byId: Map<string, ContactWay>;
}

export const makeContactWays = (): ContactWays => ({ byId: new Map() });
