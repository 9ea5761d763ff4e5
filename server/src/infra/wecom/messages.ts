import { z } from 'zod';
import { done, names } from './answers';
import type { App } from './app';
import type { TemplateCard } from './cards';
import { personsToday, toMember, type Spend } from './limits';

export interface Article {
  title: string;
  description?: string;
  url?: string;
  picurl?: string;
  appid?: string;
  pagepath?: string;
}

export interface RichArticle {
  title: string;
  thumb_media_id: string;
  author?: string;
  content_source_url?: string;
  /** HTML, 666 KB at most */
  content: string;
  digest?: string;
}

interface Media {
  media_id: string;
}

/** What a group of colleagues takes too (wecom-api.md §4.6). */
export type PlainMessage =
  /** 2,048 bytes; WeCom cuts off what is longer */
  | { msgtype: 'text'; text: { content: string } }
  | { msgtype: 'image'; image: Media }
  | { msgtype: 'voice'; voice: Media }
  | { msgtype: 'video'; video: Media & { title?: string; description?: string } }
  | { msgtype: 'file'; file: Media }
  | { msgtype: 'textcard'; textcard: { title: string; description: string; url: string; btntxt?: string } }
  | { msgtype: 'news'; news: { articles: Article[] } }
  | { msgtype: 'mpnews'; mpnews: { articles: RichArticle[] } }
  /** 2,048 bytes; no pictures, lists or tables */
  | { msgtype: 'markdown'; markdown: { content: string } };

/** Everything message/send sends (wecom-api.md §4.1). */
export type AppMessage =
  | PlainMessage
  | {
      msgtype: 'miniprogram_notice';
      miniprogram_notice: {
        appid: string;
        page?: string;
        title: string;
        description?: string;
        emphasis_first_item?: boolean;
        content_item?: { key: string; value: string }[];
      };
    }
  | { msgtype: 'template_card'; template_card: TemplateCard };

export interface Recipients {
  /** 1,000 at most */
  users?: readonly string[];
  /** 100 at most */
  parties?: readonly string[];
  /** 100 at most */
  tags?: readonly string[];
}

export interface SendOptions {
  /** 1 = 保密; 2 = no forwarding, mpnews alone */
  safe?: 0 | 1 | 2;
  enable_id_trans?: 0 | 1;
  /** seconds, 14,400 at most, in which an equal request is delivered once */
  duplicate_check_interval?: number;
}

/** Whom WeCom took out; the others got it. When nobody is left it is a fault (81013). */
const delivered = z
  .object({
    msgid: z.string().default(''),
    response_code: z.string().optional(),
    invaliduser: names,
    invalidparty: names,
    invalidtag: names,
    unlicenseduser: names,
  })
  .transform((a) => ({
    msgid: a.msgid,
    responseCode: a.response_code ?? null,
    invalidUsers: a.invaliduser,
    invalidParties: a.invalidparty,
    invalidTags: a.invalidtag,
    /** members without an interface licence */
    unlicensedUsers: a.unlicenseduser,
  }));
export type Delivered = z.output<typeof delivered>;

/** An equal request inside this window is delivered once (wecom-api.md §4.1): a send may be repeated. */
const DUPLICATE_CHECK = { enable_duplicate_check: 1, duplicate_check_interval: 1800 };

/** A message of the app; '@all' = everybody who sees it. The same again within half an hour is delivered once. */
export const sendMessage = (
  app: App,
  to: Recipients | '@all',
  message: AppMessage,
  options: SendOptions = {},
): Promise<Delivered> => sendRaw(app, { ...addressed(to), ...message, ...options });

/** The same with the body as WeCom wants it, without agentid. */
export function sendRaw(app: App, body: Record<string, unknown>): Promise<Delivered> {
  const touser = typeof body['touser'] === 'string' ? body['touser'] : '';
  return app.call(
    {
      endpoint: 'message/send',
      body: { ...DUPLICATE_CHECK, ...body, agentid: app.agentid },
      spends: spendsOf(app, touser),
    },
    delivered,
  );
}

/** Takes a message of this app back, 24 h long (42052), from WeCom though not from the WeChat plugin. */
export async function recallMessage({ call }: App, msgid: string): Promise<void> {
  await call({ endpoint: 'message/recall', body: { msgid } }, done);
}

/** How many messages each app sent today (0) or yesterday (1). */
export const messageStatistics = async ({ call }: App, day: 'today' | 'yesterday') =>
  (
    await call(
      { endpoint: 'message/get_statistics', body: { time_type: day === 'today' ? 0 : 1 }, reads: true },
      z.object({
        statistics: z
          .array(z.object({ agentid: z.number().int(), app_name: z.string(), count: z.number().int() }))
          .default([]),
      }),
    )
  ).statistics;

function addressed(to: Recipients | '@all'): Record<string, string> {
  if (to === '@all') return { touser: '@all' };
  const of = (all: readonly string[] = []): string => all.join('|');
  return { touser: of(to.users), toparty: of(to.parties), totag: of(to.tags) };
}

/** Departments and tags: nobody here knows how many members they have, so they count as one. */
function spendsOf({ accounts }: App, touser: string): Spend[] {
  const all = touser === '@all';
  const users = all ? [] : [...new Set(touser.split('|').filter((u) => u !== ''))];
  const persons = all ? (accounts ?? 1) : Math.max(1, users.length);
  return [...users.map(toMember), ...(accounts === null ? [] : [personsToday(accounts, persons)])];
}
