import type { PassiveReply as AnyReply } from '../../kernel';
import type { XmlValue } from './xml';
import { writeXml } from './xml';

/** What the bot is answered with is no XML. */
type PassiveReply = Exclude<AnyReply, { type: 'bot' }>;

/** The plain XML of a passive reply (wecom-api.md §1.6). */
export function passiveXml(reply: PassiveReply, to: string, from: string, now: Date): string {
  return writeXml('xml', {
    ToUserName: to,
    FromUserName: from,
    CreateTime: Math.floor(now.getTime() / 1000),
    ...contentOf(reply),
  });
}

function contentOf(reply: PassiveReply): { [name: string]: XmlValue } {
  switch (reply.type) {
    case 'text':
      return { MsgType: 'text', Content: reply.content };
    case 'button':
      return { MsgType: 'update_button', Button: { ReplaceName: reply.replaceName } };
    case 'card':
      return { MsgType: 'update_template_card', TemplateCard: camel(reply.card) };
  }
}

const NAMES: Record<string, string> = {
  keyname: 'KeyName',
  userid: 'UserId',
  appid: 'AppId',
  pagepath: 'PagePath',
};

/** JSON names of message/send → names of the XML form. */
function camel(value: unknown): XmlValue {
  if (Array.isArray(value)) return value.map(camel);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, v]) => [nameOf(name), camel(v)]));
  return typeof value === 'string' ? value : '';
}

const nameOf = (name: string): string =>
  NAMES[name] ??
  name
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
