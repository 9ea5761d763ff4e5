import { reportSubscribe } from '@cunkebao/shared/conversation';
import { momentOf } from '@cunkebao/shared/kernel';
import { allows } from '@cunkebao/shared/operators';
import { nextRun, parseCron, sayCron, type Cron } from '@cunkebao/shared/reports';
import { z } from 'zod';
import { command, Fault, settings, type Actor, type Ctx } from '../../../kernel';
import { KINDS, REPORTS, type Kind } from '../kinds';
import { saySubscription } from '../saySubscription';
import { addSubscription, removeSubscription, subscriptionsOf } from '../subscriptionStore';

const input = z.object({
  report: z.enum(KINDS).default('daily'),
  repeat: z.object({ cron: z.string().max(60), tz: z.string().max(40) }).optional(),
  chat: z.string().max(64).optional(),
});
const receiptData = z.object({
  report: z.string(),
  userid: z.string(),
  chat: z.string().default(''),
  cron: z.string(),
});

const MOST_A_DAY = 4;
const MOST_A_PERSON = 10;

/** 每天18:00给我发日报 · 每周一9点给我发周报. Asked again it changes nothing; another time is another subscription. */
export const subscribe = command<z.input<typeof input>>(reportSubscribe, {
  async run(ctx, args) {
    const asked = input.parse(args);
    const kind = REPORTS[asked.report];
    const { userid } = subscriber(ctx, asked.report);
    const chat = groupAmong(asked.report, asked.chat);
    const { cron, tz } = asked.repeat ?? { cron: kind.usual, tz: ctx.tz };
    const { times, next } = planned(ctx, asked.report, cron, tz);
    if ((await subscriptionsOf(ctx, userid)).length >= MOST_A_PERSON)
      throw new Fault('conflict', `每人最多 ${MOST_A_PERSON} 个订阅，可以先说「退订${kind.name}」`);
    const isNew = await addSubscription(ctx, {
      report: asked.report,
      userid,
      chat,
      cron,
      tz,
      nextRunAt: next,
    });
    const summary = `${sayCron(times)} 给${chat === '' ? '你' : `「${chat}」`}发${kind.name}`;
    return {
      headline: isNew ? `✅ 已订阅：${summary}` : `已经订阅过：${summary}`,
      lines: [`下次：${momentOf(next, ctx.tz)}`, ...(await listed(ctx, userid))],
      buttons: [
        { text: `退订${kind.name}`, say: `退订${kind.name}` },
        { text: `看${kind.name}`, say: kind.name },
      ],
      ...(isNew
        ? {
            receipt: { summary, data: { report: asked.report, userid, chat, cron } },
            changed: {
              before: null,
              after: { report: asked.report, ...(chat === '' ? {} : { chat }), cron, tz },
            },
          }
        : {}),
    };
  },

  async undo(ctx, receipt) {
    await removeSubscription(ctx, receiptData.parse(receipt.data));
    return { headline: `已撤销：${receipt.summary}` };
  },
});

/** Only what one may read oneself. */
function subscriber(ctx: Ctx, report: Kind): Actor {
  const { name, permission } = REPORTS[report];
  if (!ctx.actor) throw new Fault('forbidden', `只有同事可以订阅${name}`);
  if (!allows(ctx.actor.roles, permission))
    throw new Fault('forbidden', `你没有「${name}」的权限（${permission}），请项目主理人或系统管理员授权`);
  return ctx.actor;
}

/** One of the groups of the settings, by its name; '' = no group was named. */
function groupAmong(report: Kind, chat: string | undefined): string {
  if (chat === undefined) return '';
  const { groups = [] } = settings();
  if (groups.includes(chat)) return chat;
  const { example } = REPORTS[report];
  const instead =
    groups.length === 0
      ? `还不能发到群里，现在只发给你本人，可以说「${example}」`
      : `没有连接「${chat}」，可以发到：${groups.slice(0, 8).join('、')}`;
  throw new Fault('invalid', instead, { field: 'chat' });
}

function planned(ctx: Ctx, report: Kind, cron: string, tz: string): { times: Cron; next: Date } {
  const { example } = REPORTS[report];
  const times = parseCron(cron);
  if (!times || !isZone(tz))
    throw new Fault('invalid', `没听懂时间，可以说「${example}」`, { field: 'repeat' });
  if (times.hours.size * times.minutes.size > MOST_A_DAY)
    throw new Fault('invalid', `一天最多 ${MOST_A_DAY} 次`, { field: 'repeat' });
  refuseTooOften(report, times);
  const next = nextRun(times, tz, ctx.now);
  if (!next) throw new Fault('invalid', '这个日期永远不会到来', { field: 'repeat' });
  return { times, next };
}

/** A weekly report every day, or a monthly one every week, tells the same again and again. */
function refuseTooOften(report: Kind, times: Cron): void {
  const { name, example } = REPORTS[report];
  const weekly = times.weekdays.size > 2 && times.anyDay;
  if (report === 'weekly' && weekly)
    throw new Fault('invalid', `${name}一周最多两次，可以说「${example}」`, { field: 'repeat' });
  if (report === 'monthly' && (times.anyDay || times.days.size > 2))
    throw new Fault('invalid', `${name}一个月最多两次，可以说「${example}」`, { field: 'repeat' });
}

function isZone(tz: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: tz });
    return true;
  } catch {
    return false;
  }
}

/** The person's other subscriptions, so that nobody has to ask for the list. */
async function listed(ctx: Ctx, userid: string): Promise<string[]> {
  const all = await subscriptionsOf(ctx, userid);
  return all.length < 2
    ? []
    : [`你的全部订阅（${all.length}）：`, ...all.slice(0, 5).map((s) => saySubscription(ctx, s))];
}
