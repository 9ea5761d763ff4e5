import { auditSearch, catalogue, nameOf, specOf } from '@cunkebao/shared/conversation';
import { momentOf, type Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, wordsIn, type Ctx } from '../../../kernel';
import { searchAudit, type AuditFilter, type AuditFound } from '../../conversation';
import { everybody, peopleInScope } from '../../operators';

const input = z.object({
  operator: z.string().optional(),
  device: z.string().optional(),
  account: z.string().optional(),
  task: z.string().optional(),
  customer: z.string().optional(),
  action: z.string().optional(),
  when: z
    .object({
      from: z.iso.datetime({ offset: true }).optional(),
      to: z.iso.datetime({ offset: true }).optional(),
    })
    .optional(),
});
type Asked = z.infer<typeof input>;

const DAYS = 30;
const MOST = 1000;
const ABOUT = ['device', 'account', 'task', 'customer'] as const;
/** What people call an action and the commands it is. */
const ACTIONS: Record<string, readonly string[]> = {
  pause: ['account.pause', 'task.pause'],
  resume: ['account.resume', 'task.resume'],
  delete: ['customer.erase', 'tag.delete'],
};
/** The steps on the way to something are entries too; what came of it is one of these. */
const OUTCOMES: Record<string, string> = {
  executed: '',
  undone: '撤销 ',
  denied: '被拒绝 ',
  refused: '没做成 ',
  failed: '出错 ',
  cancelled: '取消 ',
};

const OUTCOMES_EN: typeof OUTCOMES = {
  executed: '',
  undone: 'undone: ',
  denied: 'denied: ',
  refused: 'not done: ',
  failed: 'failed: ',
  cancelled: 'cancelled: ',
};

/** 谁重启了D-012, 小李昨天做了什么: what was done, newest first; mere questions are only counted. */
export const findAudit = command<z.input<typeof input>>(auditSearch, {
  async run(ctx, args) {
    const asked = input.parse(args);
    const names = new Map((await everybody(ctx)).map((o) => [o.userid, o.name]));
    const filter = await filterOf(ctx, asked);
    const found = (await searchAudit(ctx, filter)).filter((e) => e.decision in OUTCOMES);
    const did = asked.action ? found : found.filter((e) => !isQuestion(e));
    const questions = found.length - did.length;
    const w = wordsIn(ctx);
    const title = titleOf(asked, filter.about?.value, w);
    const more =
      questions > 0 ? w(`另有 ${questions} 次查询`, `Besides, questions asked: ${questions}`) : null;
    if (did.length === 0)
      return {
        headline: w(`${title}：没有操作`, `${title}: nothing done`),
        ...(more ? { lines: [more] } : {}),
      };
    return {
      headline: w(`${title}：${did.length} 条`, `${title}: ${did.length}`),
      ...(more ? { lines: [more] } : {}),
      list: {
        of: 'audit',
        rows: did.map((e, i) => ({ id: String(i + 1), text: rowText(ctx, e, names) })),
      },
    };
  },
});

const isQuestion = (e: AuditFound): boolean =>
  e.decision !== 'denied' && (e.command === null || specOf(e.command)?.risk === 'read');

async function filterOf(ctx: Ctx, asked: Asked): Promise<AuditFilter> {
  const from = asked.when?.from ? new Date(asked.when.from) : new Date(ctx.now.getTime() - DAYS * 86_400_000);
  const to = asked.when?.to ? new Date(asked.when.to) : new Date(ctx.now.getTime() + 1000);
  if (from > ctx.now)
    throw new Fault(
      'invalid',
      wordsIn(ctx)(
        '这段时间还没到，换一个过去的时间，例如「昨天」',
        'That time is still to come; say one that has been, for example "yesterday"',
      ),
      { field: 'when' },
    );
  const slot = ABOUT.find((s) => asked[s] !== undefined);
  return {
    people: await peopleInScope(ctx),
    userid: await useridOf(ctx, asked.operator),
    about: slot && { slot, value: asked[slot] ?? '' },
    commands: commandsOf(asked.action),
    from,
    to,
    most: MOST,
  };
}

function commandsOf(action: string | undefined): readonly string[] | undefined {
  if (action === undefined) return undefined;
  return ACTIONS[action] ?? catalogue.map((s) => s.id).filter((id) => id === action);
}

async function useridOf(ctx: Ctx, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  if (name === '我') return ctx.actor?.userid;
  const found = (await everybody(ctx)).filter((o) => o.name === name || o.userid === name);
  const [one] = found;
  const w = wordsIn(ctx);
  if (!one)
    throw new Fault('notFound', w(`没有叫「${name}」的同事`, `No colleague is called "${name}"`), {
      field: 'operator',
    });
  if (found.length > 1) {
    const ids = found.map((o) => o.userid).join(w('、', ', '));
    const message = w(
      `有 ${found.length} 位「${name}」：${ids}，请说账号名`,
      `${found.length} people are called "${name}": ${ids}. Please say the userid`,
    );
    throw new Fault('conflict', message, { field: 'operator' });
  }
  return one.userid;
}

function titleOf(asked: Asked, about: string | undefined, w: Words): string {
  const spec = asked.action ? specOf(asked.action) : undefined;
  const parts = [asked.operator, about, spec && nameOf(spec, w)].filter((p) => p !== undefined);
  return [w('操作记录', 'Audit'), ...parts].join(' ');
}

/** 03-01 10:00 小李 重启 D-012（重启 D-012 …） */
function rowText(ctx: Ctx, e: AuditFound, names: ReadonlyMap<string, string>): string {
  const w = wordsIn(ctx);
  const spec = e.command === null ? undefined : specOf(e.command);
  const what = spec ? nameOf(spec, w) : (e.command ?? '');
  const who = names.get(e.userid) ?? e.userid;
  const how = w(OUTCOMES, OUTCOMES_EN)[e.decision] ?? '';
  const words = w(`「${clip(e.words)}」`, ` "${clip(e.words)}"`);
  const result = e.decision === 'executed' ? '' : `${w('：', ': ')}${clip(e.result)}`;
  return `${momentOf(e.at, ctx.tz)} ${who} ${how}${what}${words}${result}`;
}

const clip = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 30 ? `${line.slice(0, 30)}…` : line;
};
