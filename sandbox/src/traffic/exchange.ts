/** One exchange with the product: a call it made, a callback it was sent, a frame of the bot's connection. */
export interface Exchange {
  id: number;
  /** ISO, by the sandbox's clock */
  at: string;
  kind: 'api' | 'callback' | 'bot';
  /** API path with its query, without tokens; the event's name; the frame's cmd */
  name: string;
  /** what was asked or pushed, in plain text */
  request: string;
  /** what came back; null when nothing did */
  answer: string | null;
  tookMs: number;
}

export interface Traffic {
  kept: Exchange[];
  next: number;
}

export const makeTraffic = (): Traffic => ({ kept: [], next: 1 });
