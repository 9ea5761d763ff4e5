import { createHash } from 'node:crypto';
import Redis from 'ioredis';
import type { Config } from '../../config';
import { WecomFault, type Clock, type Log, type WecomPort } from '../../kernel';
import type { Metrics } from '../metrics/metrics';
import type { App } from './app';
import { makeCall } from './call';
import { updateRaw } from './cards';
import { makeColleagueGroups } from './colleagueGroups';
import { makeErrorBook } from './errorBook';
import { faultOf } from './faultOf';
import { makeGuard, type Exchange } from './guard';
import { makeHttp } from './http';
import { userOfCode, userOfMiniCode } from './login';
import { makeMediaCache } from './mediaCache';
import { sendRaw, type Delivered } from './messages';
import { makePace } from './pace';
import { makeToken } from './token';

interface Parts {
  config: Config;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  /** the machine's time, for tests of outages */
  machineNow?: () => number;
}

/** WeCom's server API behind the kernel's port; `app` and `call` are for the typed functions beside this file. */
export function makeWecom({ config, clock, log, metrics, machineNow = Date.now }: Parts) {
  const redis = new Redis(config.REDIS_URL, { maxRetriesPerRequest: 1, commandTimeout: 1000 });
  redis.on('error', () => undefined); // reconnects by itself; /readyz tells
  const http = makeHttp(config.WECOM_API_BASE, metrics);
  const exchange = makeGuard({
    exchange: (r) => http.exchange(r),
    origin: http.origin,
    metrics,
    now: machineNow,
  });
  const name = `${config.REDIS_PREFIX}:wecom:${config.WECOM_CORP_ID}:${config.WECOM_AGENT_ID}`;
  const pace = makePace({ redis, keyPrefix: `${name}:pace`, clock });
  const fetch = (): ReturnType<typeof getToken> => getToken(exchange, pace, config);
  const token = makeToken({ redis, key: `${name}:token`, clock, log, fetch });
  const errors = makeErrorBook(redis, `${name}:errors`, clock);
  const call = makeCall({ exchange, token, errors, pace, metrics });
  const app: App = { call, agentid: config.WECOM_AGENT_ID, accounts: config.WECOM_ACCOUNTS ?? null };
  const media = makeMediaCache({ call, redis, keyPrefix: `${name}:media`, clock });
  return {
    app,
    call,
    media,
    ...port(app, media, config),
    /** failed calls of the last 15 minutes, over all processes */
    recentErrors: () => errors.recent(),
    async close() {
      await http.close();
      redis.disconnect();
    },
  };
}

function port(app: App, media: ReturnType<typeof makeMediaCache>, config: Config): WecomPort {
  const { call } = app;
  return {
    async send(body) {
      const { msgid, responseCode, invalidUsers, unlicensedUsers } = await sendRaw(app, body).catch(
        forgetting(media, body),
      );
      return { msgid, responseCode, invalidUsers: [...invalidUsers, ...unlicensedUsers] };
    },
    async updateCard(body) {
      return { invalidUsers: (await updateRaw(app, body)).invalidUsers };
    },
    uploadMedia: async (type, name, content) => ({ mediaId: await media.idOf(type, { name, content }) }),
    sendToGroup: makeColleagueGroups({ call, media, groups: config.WECOM_GROUPS }),
    async userOfCode(code) {
      const { userid } = await userOfCode(call, code);
      return userid === null ? null : { userid };
    },
    userOfMiniCode: (code) => userOfMiniCode(call, code),
    oauthUrl: (redirect, state) => oauthUrl(config, redirect, state),
  };
}

/** A media id that WeCom refuses is not handed out again. */
function forgetting(media: ReturnType<typeof makeMediaCache>, body: Record<string, unknown>) {
  return async (error: unknown): Promise<Delivered> => {
    const part = body[String(body['msgtype'])] as { media_id?: unknown } | undefined;
    if (error instanceof WecomFault && error.action === 'reupload' && typeof part?.media_id === 'string')
      await media.forget(part.media_id);
    throw error;
  };
}

/** After 20 wrong secrets in an hour WeCom blocks our address (wecom-api.md §3): one in six minutes is asked with. */
const WRONG_SECRET_MS = 6 * 60_000;

async function getToken(
  exchange: Exchange,
  pace: ReturnType<typeof makePace>,
  config: Config,
): Promise<{ token: string; seconds: number }> {
  const { WECOM_CORP_ID: corpid, WECOM_SECRET: corpsecret } = config;
  const scope = `gettoken ${createHash('sha256').update(`${corpid} ${corpsecret}`).digest('base64url').slice(0, 16)}`;
  await pace.spend(scope, []);
  const answer = await exchange({ endpoint: 'gettoken', query: { corpid, corpsecret } });
  const { access_token: token, expires_in: seconds } = answer;
  if (answer.errcode === 0 && typeof token === 'string' && token !== '')
    return { token, seconds: Number(seconds ?? 7200) };
  const fault = faultOf('gettoken', answer.errcode || -1, answer.errmsg, 60 * 60_000);
  if (fault.action !== 'retry') await pace.block(scope, fault.waitMs ?? WRONG_SECRET_MS);
  throw fault;
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
