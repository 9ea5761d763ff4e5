import { reportSubscribe } from '@cunkebao/shared/conversation';
import { momentOf, type Words } from '@cunkebao/shared/kernel';
import { allows } from '@cunkebao/shared/operators';
import { nextRun, parseCron, sayCron, type Cron } from '@cunkebao/shared/reports';
import { z } from 'zod';
import { command, Fault, settings, wordsIn, type Actor, type Ctx } from '../../../kernel';
import { exampleOf, KINDS, nameOfKind, REPORTS, type Kind } from '../kinds';
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
    const w = wordsIn(ctx);
    const asked = input.parse(args);
    const kind = REPORTS[asked.report];
    const name = nameOfKind(asked.report, w);
    const { userid } = subscriber(ctx, asked.report);
    const chat = groupAmong(asked.report, asked.chat, w);
    const { cron, tz } = asked.repeat ?? { cron: kind.usual, tz: ctx.tz };
    const { times, next } = planned(ctx, asked.report, cron, tz);
    if ((await subscriptionsOf(ctx, userid)).length >= MOST_A_PERSON)
      throw new Fault(
        'conflict',
        w(
          `每人最多 ${MOST_A_PERSON} 个订阅，可以先说「退订${name}」`,
          `${MOST_A_PERSON} subscriptions a person at most; say "unsubscribe ${name}" first`,
        ),
      );
    const isNew = await addSubscription(ctx, {
      report: asked.report,
      userid,
      chat,
      cron,
      tz,
      nextRunAt: next,
    });
    const summary = w(
      `${sayCron(times)} 给${chat === '' ? '你' : `「${chat}」`}发${name}`,
      `${name} ${sayCron(times, w)}${chat === '' ? '' : ` to "${chat}"`}`,
    );
    return {
      headline: isNew
        ? w(`✅ 已订阅：${summary}`, `✅ Subscribed: ${summary}`)
        : w(`已经订阅过：${summary}`, `Subscribed before: ${summary}`),
      lines: [`${w('下次：', 'Next: ')}${momentOf(next, ctx.tz)}`, ...(await listed(ctx, userid))],
      buttons: [
        { text: w(`退订${kind.name.zh}`, 'Stop'), say: `退订${kind.name.zh}` },
        { text: w(`看${kind.name.zh}`, 'Show'), say: kind.name.zh },
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
    return { headline: wordsIn(ctx)('已撤销：', 'Taken back: ') + receipt.summary };
  },
});

/** Only what one may read oneself. */
function subscriber(ctx: Ctx, report: Kind): Actor {
  const w = wordsIn(ctx);
  const { permission } = REPORTS[report];
  const name = nameOfKind(report, w);
  if (!ctx.actor)
    throw new Fault('forbidden', w(`只有同事可以订阅${name}`, `Only colleagues subscribe to the ${name}`));
  if (!allows(ctx.actor.roles, permission))
    throw new Fault(
      'forbidden',
      w(
        `你没有「${name}」的权限（${permission}），请项目主理人或系统管理员授权`,
        `You have no right to the ${name} (${permission}); owners and administrators can grant it`,
      ),
    );
  return ctx.actor;
}

/** One of the groups of the settings, by its name; '' = no group was named. */
function groupAmong(report: Kind, chat: string | undefined, w: Words): string {
  if (chat === undefined) return '';
  const { groups = [] } = settings();
  if (groups.includes(chat)) return chat;
  const example = exampleOf(report, w);
  const known = groups.slice(0, 8).join(w('、', ', '));
  const instead =
    groups.length === 0
      ? w(
          `还不能发到群里，现在只发给你本人，可以说「${example}」`,
          `No group is connected, it goes to yourself only: say "${example}"`,
        )
      : w(`没有连接「${chat}」，可以发到：${known}`, `"${chat}" is not connected; these are: ${known}`);
  throw new Fault('invalid', instead, { field: 'chat' });
}

function planned(ctx: Ctx, report: Kind, cron: string, tz: string): { times: Cron; next: Date } {
  const w = wordsIn(ctx);
  const example = exampleOf(report, w);
  const times = parseCron(cron);
  if (!times || !isZone(tz))
    throw new Fault('invalid', w(`没听懂时间，可以说「${example}」`, `When? Say for example "${example}"`), {
      field: 'repeat',
    });
  if (times.hours.size * times.minutes.size > MOST_A_DAY)
    throw new Fault('invalid', w(`一天最多 ${MOST_A_DAY} 次`, `${MOST_A_DAY} times a day at most`), {
      field: 'repeat',
    });
  refuseTooOften(report, times, w);
  const next = nextRun(times, tz, ctx.now);
  if (!next)
    throw new Fault('invalid', w('这个日期永远不会到来', 'That day never comes'), { field: 'repeat' });
  return { times, next };
}

/** A weekly report every day, or a monthly one every week, tells the same again and again. */
function refuseTooOften(report: Kind, times: Cron, w: Words): void {
  const name = nameOfKind(report, w);
  const example = exampleOf(report, w);
  const weekly = times.weekdays.size > 2 && times.anyDay;
  if (report === 'weekly' && weekly)
    throw new Fault(
      'invalid',
      w(
        `${name}一周最多两次，可以说「${example}」`,
        `The ${name} goes out twice a week at most: say "${example}"`,
      ),
      { field: 'repeat' },
    );
  if (report === 'monthly' && (times.anyDay || times.days.size > 2))
    throw new Fault(
      'invalid',
      w(
        `${name}一个月最多两次，可以说「${example}」`,
        `The ${name} goes out twice a month at most: say "${example}"`,
      ),
      { field: 'repeat' },
    );
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
  const w = wordsIn(ctx);
  const all = await subscriptionsOf(ctx, userid);
  return all.length < 2
    ? []
    : [
        w(`你的全部订阅（${all.length}）：`, `All your subscriptions (${all.length}):`),
        ...all.slice(0, 5).map((s) => saySubscription(ctx, s)),
      ];
}
