import type { Bot } from './bot/bot';
import type { Chats } from './chat/chats';
import type { Clock } from './clock/clock';
import type { Faults } from './faults';
import type { Limits } from './limits/limits';
import type { Log } from './log';
import type { Timing } from './options';
import type { People } from './people';
import type { Fleet } from './phones/phone';
import type { Scheduler } from './scheduler';
import type { Company } from './state/company';
import type { StateDir } from './store/stateDir';
import type { Switches } from './switches';
import type { Traffic } from './traffic/exchange';
import type { Codes } from './wecom/codes';
import type { Media } from './wecom/media';
import type { Menu } from './wecom/menu';
import type { SendLog } from './wecom/message/sendLog';
import type { ResponseCodes } from './wecom/responseCodes';
import type { SealKeys } from './wecom/seal';
import type { Tokens } from './wecom/tokens';

/** Everything the simulated world consists of; handed to every verb, like the product's Ctx. */
export interface World {
  app: SealKeys & { agentId: number; secret: string; contactSecret: string };
  /** where the product listens; `up` is what the last look said */
  product: { url: string; up: boolean };
  timing: Timing;
  log: Log;
  clock: Clock;
  scheduler: Scheduler;
  state: StateDir;
  people: People;
  /** what WeCom's server knows of the corp: customers, tags, groups, tasks; replaced whole by a reset */
  company: Company;
  switches: Switches;
  bot: Bot;
  /** the sandbox's own address, '' until it listens */
  url: string;
  limits: Limits;
  /** API path → calls being served */
  running: Map<string, number>;
  /** `member customer` → when the pair was last written, in ms */
  written: Map<string, number>;
  traffic: Traffic;
  chats: Chats;
  faults: Faults;
  tokens: Tokens;
  codes: Codes;
  /** JS-SDK tickets by kind */
  tickets: Map<string, { ticket: string; expiresAt: number }>;
  media: Media;
  menu: Menu;
  responseCodes: ResponseCodes;
  sends: SendLog;
  fleet: Fleet;
  /** person → since when the product owes him an answer; called when that changes */
  typing: Map<string, () => void>;
  onTyping: (userid: string, on: boolean) => void;
  /** the company may have changed: an API call or a hand's deed went through */
  onCompany: () => void;
  /** callbacks held back by a reorder fault */
  held: (() => void)[];
}
