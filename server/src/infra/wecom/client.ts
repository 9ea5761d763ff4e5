import Redis from 'ioredis';
import type { Config } from '../../config';
import type { Clock, Log, WecomPort } from '../../kernel';
import type { Metrics } from '../metrics/metrics';
import { makeCall, type Call } from './call';
import { makeErrorBook } from './errorBook';
import { faultOf } from './faultOf';
import { makeHttp } from './http';
import { makePace } from './pace';
import { makeToken } from './token';

interface Parts {
  config: Config;
  clock: Clock;
  log: Log;
  metrics: Metrics;
}

/** An identical request inside this window is delivered once (wecom-api.md §4.1). */
const DUPLICATE_CHECK = { enable_duplicate_check: 1, duplicate_check_interval: 1800 };

/** WeCom's server API behind the kernel's port. */
export function makeWecom({ config, clock, log, metrics }: Parts): WecomPort & {
  /** failed calls of the last 15 minutes, over all processes */
  recentErrors(): Promise<number>;
  close(): Promise<void>;
} {
  const redis = new Redis(config.REDIS_URL, { maxRetriesPerRequest: 1, commandTimeout: 1000 });
  redis.on('error', () => undefined); // reconnects by itself; /readyz tells
  const http = makeHttp(config.WECOM_API_BASE, metrics);
  const agentid = config.WECOM_AGENT_ID;
  const name = `${config.REDIS_PREFIX}:wecom:${config.WECOM_CORP_ID}:${agentid}`;
  const pace = makePace(redis, `${name}:pace`);
  const token = makeToken({ redis, key: `${name}:token`, clock, log, fetch: () => getToken(http, config) });
  const errors = makeErrorBook(redis, `${name}:errors`, clock);
  const call = makeCall({ http, token, errors });

  return {
    async send(body) {
      for (const userid of (text(body['touser']) ?? '').split('|')) await pace(userid);
      const answer = await call({
        endpoint: 'message/send',
        body: { ...DUPLICATE_CHECK, ...body, agentid },
      });
      return {
        msgid: text(answer['msgid']) ?? '',
        responseCode: text(answer['response_code']),
        invalidUsers: split(answer['invaliduser']),
      };
    },
    async updateCard(body) {
      const answer = await call({ endpoint: 'message/update_template_card', body: { ...body, agentid } });
      return { invalidUsers: split(answer['invaliduser']) };
    },
    async uploadMedia(type, filename, content) {
      const answer = await call({
        endpoint: 'media/upload',
        query: { type },
        file: { name: filename, content },
      });
      return { mediaId: text(answer['media_id']) ?? '' };
    },
    ...members(call),
    oauthUrl: (redirect, state) => oauthUrl(config, redirect, state),
    recentErrors: () => errors.recent(),
    async close() {
      await http.close();
      redis.disconnect();
    },
  };
}

type Http = ReturnType<typeof makeHttp>;

function members(call: Call): Pick<WecomPort, 'userOfCode' | 'userOfMiniCode'> {
  return {
    async userOfCode(code) {
      const answer = await call({ endpoint: 'auth/getuserinfo', query: { code } });
      const userid = text(answer['userid']) ?? text(answer['UserId']);
      return userid === null ? null : { userid };
    },
    async userOfMiniCode(code) {
      const query = { js_code: code, grant_type: 'authorization_code' };
      const answer = await call({ endpoint: 'miniprogram/jscode2session', query });
      return { userid: text(answer['userid']) ?? '' };
    },
  };
}

async function getToken(http: Http, config: Config): Promise<{ token: string; seconds: number }> {
  const answer = await http.exchange({
    endpoint: 'gettoken',
    query: { corpid: config.WECOM_CORP_ID, corpsecret: config.WECOM_SECRET },
  });
  const token = text(answer['access_token']);
  if (answer.errcode !== 0 || !token) throw faultOf('gettoken', answer.errcode || -1, answer.errmsg);
  return { token, seconds: Number(answer['expires_in'] ?? 7200) };
}

function oauthUrl(config: Config, redirect: string, state: string): string {
  const query = new URLSearchParams({
    appid: config.WECOM_CORP_ID,
    redirect_uri: redirect,
    response_type: 'code',
    scope: 'snsapi_base',
    state,
    agentid: String(config.WECOM_AGENT_ID),
  });
  return `${config.WECOM_OAUTH_BASE.replace(/\/$/, '')}/connect/oauth2/authorize?${query.toString()}#wechat_redirect`;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** message/send answers "a|b", update_template_card an array. */
const split = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : (text(value)?.split('|') ?? []);
