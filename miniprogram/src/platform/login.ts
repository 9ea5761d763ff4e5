import Taro from '@tarojs/taro';
import type { login, loginUrl } from '@cunkebao/shared/operators';
import { ApiError } from '@/api/apiError';
import { callOpen } from '@/api/call';
import { IS_H5 } from '@/config';
import { leaveTo } from './leaveTo';
import { allowSignIn, dropToken, keepToken, markSentAway, sentAwayAt } from './session';

interface WecomClient {
  qy?: {
    login(how: { success(reply: { code: string }): void; fail(reply: { errMsg: string }): void }): void;
  };
  getSystemInfoSync?(): { environment?: string };
}
declare const wx: WecomClient | undefined;

const SENT_AWAY_QUIET_MS = 10_000;
const LONGEST_BACK = 500;

let arrivedWith = IS_H5 ? takeCode() : undefined;

/** Logs in the way this platform can, keeps the token and returns it. In H5 it may leave the page instead. */
export async function signIn(): Promise<string> {
  const body = IS_H5 ? await h5Credentials() : await miniCredentials();
  const { token } = await callOpen<typeof login>('POST /api/v1/login', { body });
  keepToken(token);
  return token;
}

/** The OAuth code of the address, out of sight before the router starts: it works once and is nobody's business. */
function takeCode(): string | undefined {
  const here = new URL(window.location.href);
  const code = here.searchParams.get('code');
  if (!code) return undefined;
  here.searchParams.delete('code');
  here.searchParams.delete('state');
  window.history.replaceState(window.history.state, '', here.pathname + here.search + here.hash);
  dropToken(); // who comes with a code wants to be that person
  allowSignIn();
  return code;
}

async function h5Credentials(): Promise<{ code: string; via: 'h5' }> {
  const code = arrivedWith;
  if (code) {
    arrivedWith = undefined;
    return { code, via: 'h5' };
  }
  // A token refused right after a login must not send the visitor round in circles.
  if (Date.now() - sentAwayAt() < SENT_AWAY_QUIET_MS) {
    throw new ApiError(401, 'unauthorized', '登录没有成功，请稍后重试');
  }
  const here = window.location.href;
  const back = here.length <= LONGEST_BACK ? here : new URL('/m/', here).href;
  const { url } = await callOpen<typeof loginUrl>('GET /api/v1/login/url', { query: { back } });
  markSentAway(Date.now());
  leaveTo(url);
  return new Promise(() => undefined); // the page is being left
}

/** WeCom's own login inside WeCom. WeChat's code is sent too: the server says who may come in, and why not. */
async function miniCredentials(): Promise<{ code: string; via: 'wecom' }> {
  const qy =
    typeof wx !== 'undefined' && wx.getSystemInfoSync?.().environment === 'wxwork' ? wx.qy : undefined;
  try {
    const { code } = qy
      ? await new Promise<{ code: string }>((success, fail) => {
          qy.login({ success, fail });
        })
      : await Taro.login();
    return { code, via: 'wecom' };
  } catch {
    throw new ApiError(401, 'unauthorized', '没有取得登录凭证，请在企业微信里打开');
  }
}
