import { actionsIn, coveredWeek, saysNothing } from '@cunkebao/shared/reports';
import { sayDays, weekOf } from '@cunkebao/shared/insight';
import type { Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { Fault, wordsIn, type Ctx, type Receipt } from '../../kernel';
import { askedPeriod, sliceFor, type When } from '../insight';
import { addTodo, dropTodos } from '../tickets';
import { dueOf } from './dueOf';
import { deleteActions, insertAction, reviewOf, saveReview, type ReviewOf } from './reviewStore';
import { seenBy } from './seenBy';

/** What a person adds to a week's review; 跳过 leaves a part as it was. */
export interface Written {
  reflection?: string | undefined;
  conclusion?: string | undefined;
  actions?: string | undefined;
}

const LONGEST = 1000;
const MOST_ACTIONS = 20;

const receiptData = z.object({
  monday: z.string(),
  seenBy: z.string(),
  reflection: z.string().nullable(),
  conclusion: z.string().nullable(),
  actions: z.array(z.string()),
});

/** The week a sentence is about: the one it names, else the one the weekly report of this moment tells of. */
export function reviewedWeek(ctx: Ctx, when: When): string[] {
  if (!when) return coveredWeek(ctx.now, ctx.tz);
  const { days } = askedPeriod(ctx, when, 'thisWeek');
  const week = weekOf(days[0] ?? '');
  if (!week.includes(days.at(-1) ?? ''))
    throw new Fault(
      'invalid',
      wordsIn(ctx)(
        '一次只能看一周，例如「上周周报」「3月9日那周周报」',
        'One week at a time, for example "weekly report last week"',
      ),
      { field: 'when' },
    );
  return week;
}

interface Kept {
  added: string[];
  todos: boolean;
  receipt: Receipt;
  changed: { before: unknown; after: unknown };
}

/**
 * Adds to the review of a week what its author may see of the company: texts replace, actions join. null when every
 * part was skipped.
 */
export async function writeReview(ctx: Ctx, week: readonly string[], written: Written): Promise<Kept | null> {
  const of: ReviewOf = { monday: week[0] ?? '', seenBy: seenBy(sliceFor(ctx.actor)) };
  const w = wordsIn(ctx);
  const [reflection, conclusion] = [said(written.reflection, w), said(written.conclusion, w)];
  const actions = actionsIn(said(written.actions, w) ?? '');
  const added = [
    ...labelled(w('反思：', 'Reflection: '), [reflection]),
    ...labelled(w('结论：', 'Conclusion: '), [conclusion]),
    ...labelled(w('行动：', 'Action: '), actions),
  ];
  if (added.length === 0) return null;
  const before = await reviewOf(ctx, of);
  if (before.actions.length + actions.length > MOST_ACTIONS)
    throw new Fault(
      'invalid',
      w(
        `一周最多 ${MOST_ACTIONS} 个行动，挑最要紧的`,
        `${MOST_ACTIONS} actions a week at most; keep those that matter`,
      ),
      { field: 'text' },
    );
  const old = { reflection: before.reflection, conclusion: before.conclusion };
  const texts = { reflection: reflection ?? old.reflection, conclusion: conclusion ?? old.conclusion };
  await saveReview(ctx, of, texts);
  const ids = await addActions(ctx, of, actions);
  return {
    added,
    todos: ids.length > 0,
    receipt: {
      summary: w(`写 ${sayDays(week)} 的复盘`, `review of ${sayDays(week, w)}`),
      data: { ...of, ...old, actions: ids },
    },
    changed: { before: old, after: { monday: of.monday, ...texts, actions: ids } },
  };
}

const labelled = (label: string, texts: readonly (string | null)[]): string[] =>
  texts.flatMap((t) => (t === null ? [] : [`${label}${t}`]));

const refOf = (action: string): string => `review-action-${action}`;

function authorOf(ctx: Ctx): string {
  if (!ctx.actor)
    throw new Fault('forbidden', wordsIn(ctx)('只有同事可以写复盘', 'Only colleagues write reviews'));
  return ctx.actor.userid;
}

/** Each action is a to-do of its author as well, reminded of at the time it names. */
async function addActions(ctx: Ctx, of: ReviewOf, actions: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const content of actions) {
    const id = await insertAction(ctx, of, content);
    ids.push(id);
    const todo = { for: authorOf(ctx), text: content, dueAt: dueOf(ctx, content), ref: refOf(id) };
    await addTodo(ctx, todo);
  }
  return ids;
}

/** Gives the review back the words it had and takes the actions away. */
export async function unwriteReview(ctx: Ctx, receipt: Receipt): Promise<string> {
  const { actions, reflection, conclusion, ...of } = receiptData.parse(receipt.data);
  await saveReview(ctx, of, { reflection, conclusion });
  await deleteActions(ctx, actions);
  await dropTodos(ctx, { for: authorOf(ctx), refs: actions.map(refOf) });
  const w = wordsIn(ctx);
  return actions.length > 0
    ? w(
        `复盘恢复原样，${actions.length} 个行动和它们的待办已删除`,
        `The review is as it was; actions and their to-dos removed: ${actions.length}`,
      )
    : w('复盘恢复原样', 'The review is as it was');
}

function said(text: string | undefined, w: Words): string | null {
  const words = text?.trim() ?? '';
  if (words === '' || saysNothing(words)) return null;
  if (words.length > LONGEST)
    throw new Fault(
      'invalid',
      w(`最多 ${LONGEST} 个字，写要点就好`, `${LONGEST} characters at most; the points are enough`),
      { field: 'text' },
    );
  return words;
}
