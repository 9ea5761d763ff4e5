import { botResponse } from '../bot/respond';
import { appChat } from './appChat';
import { basic } from './basic';
import { contactTags } from './contacts/tags';
import { departments } from './contacts/departments';
import { users } from './contacts/users';
import { contactWays } from './customers/contactWays';
import { corpTags } from './customers/corpTags';
import { massMessages } from './customers/massMessages';
import { massResults } from './customers/massResults';
import { momentResults } from './customers/momentResults';
import { moments } from './customers/moments';
import { groupChats } from './customers/groupChats';
import { groupJoin } from './customers/groupJoin';
import { interceptRules } from './customers/interceptRules';
import { statistics } from './customers/statistics';
import { transfers } from './customers/transfers';
import { tickets } from './tickets';
import { webhook } from './webhook';
import { uploads } from './uploads';
import { customers } from './customers/read';
import { welcome } from './customers/welcome';
import type { Endpoints, Handler } from './endpoint';

/** The whole simulated API: an area that is not listed here does not exist. */
const AREAS: Endpoints[] = [
  basic,
  users,
  departments,
  contactTags,
  customers,
  corpTags,
  contactWays,
  welcome,
  massMessages,
  massResults,
  moments,
  momentResults,
  groupChats,
  groupJoin,
  statistics,
  transfers,
  interceptRules,
  uploads,
  appChat,
  webhook,
  tickets,
  botResponse,
];

export interface Endpoint {
  method: 'GET' | 'POST';
  path: string;
  handler: Handler;
}

export const ENDPOINTS: Endpoint[] = AREAS.flatMap(({ get = {}, post = {} }) => [
  ...Object.entries(get).map(([path, handler]) => ({ method: 'GET' as const, path, handler })),
  ...Object.entries(post).map(([path, handler]) => ({ method: 'POST' as const, path, handler })),
]);

/** These carry their secret in the URL instead of a token. */
export const WITHOUT_TOKEN = new Set(['webhook/send', 'webhook/upload_media', 'aibot/response']);
/** These take a file, not JSON. */
export const UPLOADS = new Set([
  'media/upload',
  'media/uploadimg',
  'media/upload_attachment',
  'webhook/upload_media',
]);
