import type { Context } from 'koa';
import { issueCode } from '../wecom/codes';
import { memberOf } from '../people';
import type { World } from '../world';

/**
 * Stands in for WeCom's OAuth page: asks who is logging in and goes back with a code (wecom-api.md §9.4). It only
 * returns to the product itself or to this machine, as the real one returns to the trusted domain alone.
 */
export function loginPage(world: World, ctx: Context): void {
  const asked = askOf(ctx);
  const refusal = refusalOf(world, asked);
  ctx.type = 'html';
  if (refusal) {
    ctx.status = 400;
    ctx.body = page('无法登录', `<p>${escape(refusal)}</p>`);
    return;
  }
  const member = memberOf(world.people, asked.as);
  if (!member) {
    ctx.body = page('以谁的身份登录', choices(world, ctx));
    return;
  }
  const back = new URL(asked.redirect);
  back.searchParams.set('code', issueCode(world.codes, world.clock, member.userid, asked.details));
  back.searchParams.set('state', asked.state);
  ctx.redirect(back.toString());
}

interface Ask {
  appid: string;
  redirect: string;
  state: string;
  as: string;
  details: boolean;
}

function askOf(ctx: Context): Ask {
  const one = (key: string): string => {
    const v = ctx.query[key];
    return (Array.isArray(v) ? v[0] : v) ?? '';
  };
  return {
    appid: one('appid'),
    redirect: one('redirect_uri'),
    state: one('state'),
    as: one('as'),
    details: one('scope') === 'snsapi_privateinfo',
  };
}

function refusalOf(world: World, asked: Ask): string | null {
  if (asked.appid !== world.app.corpId) return '企业不对（40013：appid 与企业 ID 不符）';
  if (!/^[a-zA-Z0-9]{0,128}$/.test(asked.state)) return 'state 不对（84025：最长 128 个字母或数字）';
  if (!URL.canParse(asked.redirect)) return '回跳地址不对（50001：redirect_uri 不是可信域名）';
  const back = new URL(asked.redirect);
  const trusted = [new URL(world.product.url).hostname, 'localhost', '127.0.0.1'];
  if (!/^https?:$/.test(back.protocol) || !trusted.includes(back.hostname))
    return '回跳地址不对（50001：redirect_uri 不是可信域名）';
  return null;
}

function choices(world: World, ctx: Context): string {
  return world.people.members
    .map((m) => {
      const query = new URLSearchParams(ctx.querystring);
      query.set('as', m.userid);
      const href = `?${query.toString()}`;
      const role = m.roles.join('、') || '没有岗位';
      return `<a href="${escape(href)}"><b>${escape(m.name)}</b><span>${escape(role)}</span></a>`;
    })
    .join('');
}

const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><style>
body{margin:0;background:#f2f4f7;color:#1f2329;font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:420px;margin:0 auto;padding:48px 20px}h1{font-size:22px;margin:0 0 6px}
p{color:#646a73;margin:0 0 24px}a{display:flex;justify-content:space-between;align-items:center;gap:12px;
background:#fff;border-radius:10px;padding:16px 18px;margin-bottom:10px;color:inherit;text-decoration:none}
a:hover,a:focus-visible{outline:2px solid #2a6df4}span{color:#646a73;font-size:14px}
</style></head><body><main><h1>${title}</h1><p>企业微信沙盒</p>${body}</main></body></html>`;

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.codePointAt(0) ?? 0};`);
