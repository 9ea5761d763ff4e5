import { z } from 'zod';
import { delivery, WecomFault, type Ctx, type Outside } from '../../../kernel';
import { tellRefused } from '../tellRefused';
import { endOf } from '../tagOutcome';
import { relationsStanding, takeOverMarks } from '../relationStore';
import { wecomIdsOf } from '../relationTagStore';
import { endMark, marksDue, skipMarks, takeMarks, type TagMark } from '../tagMarkStore';

const PAIRS_AT_ONCE = 16;

interface Pair {
  userid: string;
  externalUserid: string;
  marks: { mark: TagMark; ids: string[] }[];
}

interface Outcome {
  pair: Pair;
  marks: Pair['marks'];
  fault: WecomFault | null;
}

/**
 * Writes into WeCom what is planned for some pairs of member and customer, each pair's tags in one call. Marking twice
 * is marking once, so a crash or a missing answer is followed by the same call again.
 */
export const markTags = delivery({
  name: 'customers.markTags',
  queue: 'sync',
  data: z.object({}),

  async prepare(ctx): Promise<Pair[] | null> {
    const taken = await takeMarks(ctx, PAIRS_AT_ONCE);
    const standing = await relationsStanding(ctx, taken);
    const gone = taken.filter((m) => !standing.has(keyOf(m)));
    await skipMarks(ctx, gone, '成员和客户已不是好友');
    const ids = await wecomIdsOf(ctx, [...new Set(taken.map((m) => m.tagId))]);
    const pairs = new Map<string, Pair>();
    for (const mark of taken) {
      if (!standing.has(keyOf(mark))) continue;
      const { userid, externalUserid } = mark;
      const pair = pairs.get(keyOf(mark)) ?? { userid, externalUserid, marks: [] };
      pair.marks.push({ mark, ids: ids.get(mark.tagId) ?? [] });
      pairs.set(keyOf(mark), pair);
    }
    if (pairs.size > 0) return [...pairs.values()];
    if (gone.length > 0) ctx.enqueue(markTags, {});
    return null;
  },

  send: async (outside, pairs): Promise<Outcome[]> =>
    (await Promise.all(pairs.map((pair) => sendPair(outside, pair)))).flat(),

  async record(ctx, _, outcomes): Promise<void> {
    for (const outcome of outcomes) await settle(ctx, outcome);
    if (await marksDue(ctx)) ctx.enqueue(markTags, {});
  },
});

const keyOf = (m: { userid: string; externalUserid: string }): string => `${m.userid} ${m.externalUserid}`;

/** When WeCom refuses them together, each is tried alone: one bad tag must not hold back the others. */
async function sendPair(outside: Outside, pair: Pair): Promise<Outcome[]> {
  const whole = await sendMarks(outside, pair, pair.marks);
  if (whole.fault?.action !== 'giveUp' || pair.marks.length === 1) return [whole];
  const outcomes: Outcome[] = [];
  for (const one of pair.marks) outcomes.push(await sendMarks(outside, pair, [one]));
  return outcomes;
}

async function sendMarks({ contacts }: Outside, pair: Pair, marks: Pair['marks']): Promise<Outcome> {
  const add = marks.flatMap(({ mark, ids }) => (mark.wanted ? ids.slice(0, 1) : []));
  const remove = marks.flatMap(({ mark, ids }) => (mark.wanted ? [] : ids));
  try {
    if (add.length + remove.length > 0) await contacts.markTags(pair, { add, remove });
    return { pair, marks, fault: null };
  } catch (error) {
    if (error instanceof WecomFault) return { pair, marks, fault: error };
    throw error;
  }
}

/** 40096, 84061: there is nobody to mark any more (wecom-api.md §13) */
const NOBODY = new Set([40096, 84061]);

async function settle(ctx: Ctx, { pair, marks, fault }: Outcome): Promise<void> {
  for (const { mark } of marks) {
    const end = endOf(fault, mark.attempts, NOBODY);
    if ((await endMark(ctx, mark, end)) && end.state === 'failed')
      await tellRefused(ctx, { author: mark.author, tagId: mark.tagId, what: 'mark', why: end.error ?? '' });
  }
  if (fault) return;
  const add = marks.flatMap(({ mark, ids }) => (mark.wanted ? ids.slice(0, 1) : []));
  const remove = marks.flatMap(({ mark, ids }) => (mark.wanted ? [] : ids));
  await takeOverMarks(ctx, pair, { add, remove });
}
