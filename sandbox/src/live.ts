/**
 * What the sandbox's page and its backend say to each other. HTTP for actions, one WebSocket `/sandbox/live` for
 * everything that changes. The page sends nothing on the socket but `{"watch": "<userid>"}`: whose chat to stream.
 */

export interface Person {
  userid: string;
  name: string;
  /** Chinese role names, for people; what the product grants, not what the sandbox decides */
  roles: string[];
  /** unread messages since this person was last watched */
  unread: number;
}

export interface ChatButton {
  key: string;
  text: string;
  style: 1 | 2 | 3 | 4;
  url?: string;
}

/** A vote, a drop-down, or one of several drop-downs of a card. */
export interface ChatQuestion {
  questionKey: string;
  title: string;
  /** several answers are allowed */
  many: boolean;
  disabled: boolean;
  choices: { id: string; text: string; checked: boolean }[];
}

/** A template card as WeCom's client would show it. */
export interface ChatCard {
  cardType:
    'text_notice' | 'news_notice' | 'button_interaction' | 'vote_interaction' | 'multiple_interaction';
  taskId: string | null;
  source: string | null;
  title: string | null;
  desc: string | null;
  emphasis: { title: string; desc: string } | null;
  subTitle: string | null;
  quote: { title: string; text: string } | null;
  rows: { key: string; value: string; url?: string }[];
  /** of a card with a picture: a title and the words below it */
  paragraphs: { title: string; text: string }[];
  /** behind the ··· in its corner; stays when the card is decided */
  menu: { key: string; text: string }[];
  buttons: ChatButton[];
  /** set once the card was decided: replaces the buttons, grey */
  replaceText: string | null;
  image: string | null;
  jumps: { title: string; url: string }[];
  /** in their order; a press carries the answers to all of them */
  questions: ChatQuestion[];
}

export interface ChatMessage {
  id: string;
  /** userid, or 'app' */
  from: string;
  /** ISO, by the sandbox's clock */
  at: string;
  kind: 'text' | 'markdown' | 'image' | 'file' | 'card' | 'textcard' | 'news' | 'event';
  /** every word a person would read, card and alt text included */
  text: string;
  card?: ChatCard;
  media?: { url: string; name: string; type: 'image' | 'file' };
  /** the callback's fate, for messages a person sent: 'sending' | 'delivered' | 'failed' */
  state?: 'sending' | 'delivered' | 'failed';
  /** when the card was last changed */
  updatedAt?: string;
  /** the 智能机器人 says it, not the app */
  bot?: boolean;
  /** the bot is still writing it */
  streaming?: boolean;
  /** the bot asks what people think of it */
  asksFeedback?: boolean;
}

export interface Phone {
  /** D-012 */
  id: string;
  name: string;
  model: string;
  /** what the phone itself is doing; the product may think otherwise, and the wall shows both by being next to the chat */
  state: 'connecting' | 'online' | 'restarting' | 'unplugged' | 'banned' | 'dead' | 'unpaired';
  battery: number;
  charging: boolean;
  network: 'wifi' | '4g' | '5g' | 'none';
  freeMb: number;
  account: string;
  /** what it does now or did last, Chinese */
  activity: string;
  activityAt: string | null;
  /** how many actions took effect on this phone: the oracle */
  effects: number;
}

export interface ClockState {
  now: string;
  tz: string;
  offsetMs: number;
}

export type LiveFrame =
  | {
      type: 'snapshot';
      people: Person[];
      phones: Phone[];
      clock: ClockState;
      product: { name: string; url: string; up: boolean };
    }
  | { type: 'people'; people: Person[] }
  /** phones that changed since the last such frame, each once */
  | { type: 'phones'; phones: Phone[] }
  | { type: 'clock'; clock: ClockState }
  | { type: 'product'; up: boolean }
  /** something of the company may be another now (liveCompany.ts) */
  | { type: 'changed' }
  /** the whole chat of the watched person, oldest first, the newest 200 */
  | { type: 'chat'; userid: string; messages: ChatMessage[] }
  /** a new or changed message of the watched person */
  | { type: 'message'; userid: string; message: ChatMessage }
  /** the product is working on this person's message */
  | { type: 'typing'; userid: string; on: boolean };

/**
 * HTTP, all JSON:
 * GET  /sandbox/people                       → [{userid,name,roles}]
 * POST /sandbox/say {from,text}              → {id}
 * POST /sandbox/press {from,messageId,key,selected?} → {id}
 * POST /sandbox/menu {from,key}              → {id}             a click on the app's menu
 * GET  /sandbox/menu                         → {buttons:[{name,key?,url?,sub?:[…]}]}
 * POST /sandbox/enter {from}                 → {id}             the person opens the app's chat (enter_agent)
 * GET  /sandbox/chats/:userid?after=<id>     → ChatMessage[]
 * GET  /sandbox/media/:id                    → bytes
 * GET  /sandbox/phones, /sandbox/phones/:id  → Phone[], Phone
 * POST /sandbox/phones/:id {do:'unplug'|'plug'|'drain'|'charge'|'ban'|'unban'|'kill'|'revive'} → Phone
 * POST /sandbox/phones {ticket}              → Phone            a new phone that redeems a pairing ticket
 * GET|POST /sandbox/clock {advance:'6m'|'2h'|ms, to?:ISO} → ClockState
 * GET|POST|DELETE /sandbox/faults {drop?,delayMs?,errcode?,endpoint?,duplicate?,reorder?,times?}
 * GET  /sandbox/effects                      → {actionId: times}  what really happened on the phones
 * What people do in WeCom's own clients and console (customers, members, groups, the bot, mass messages), switches,
 * scenarios and the record of traffic: sandbox/README.md. Chats besides the members' own are named `bot:<userid>`,
 * `chat:<chatid>` and `customer:<external_userid>:<userid>`, here and in `{"watch": …}`.
 */
export type PhoneDo = 'unplug' | 'plug' | 'drain' | 'charge' | 'ban' | 'unban' | 'kill' | 'revive';
