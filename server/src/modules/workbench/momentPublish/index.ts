import { createHash } from 'node:crypto';
import { clip } from '@cunkebao/shared/dialogue';
import { contentText, momentRefusal, momentSlotNames } from '@cunkebao/shared/workbench';
import { momentOf } from '@cunkebao/shared/kernel';
import { quietUntil } from '@cunkebao/shared/tasks';
import { wordsIn, type Ctx } from '../../../kernel';
import { workersFor, type Worker } from '../../accounts';
import { contentsTaken, momentTimes, type ActionWanted, type LeftOut } from '../../tasks';
import { definePlugin, type Draft } from '../plugin';
import { refusalOf } from '../refusalOf';
import { params, type Params, type Post } from './params';
import { timesOf, type When } from './timesOf';

const DAY_MS = 86_400_000;

/**
 * Moments published by accounts, at once, at a moment or in the slots of a day (domain.md §2.2, §6): five a day and two
 * hours apart for each account; a persona account says nothing twice.
 */
export const momentPublish = definePlugin<Params>({
  name: 'moment.publish',
  title: { zh: '发朋友圈', en: 'Publish moments' },
  params,

  async draft(ctx, asked) {
    const workers = await workersFor(ctx, asked);
    const times = asked.posts.map((post) => timesOf(ctx, post, workers.length));
    const each: Share[] = [];
    for (const [i, worker] of workers.entries()) {
      const planned = asked.posts.flatMap((post, j) => (times[j]?.[i] ? [{ post, when: times[j][i] }] : []));
      each.push(await shareOf(ctx, worker, planned));
    }
    const actions = each.flatMap((s) => s.actions);
    return {
      title: titleOf(ctx, asked, actions.length),
      lines: linesOf(ctx, asked, workers),
      actions,
      leftOut: each.flatMap((s) => s.leftOut),
    };
  },
});

type Share = Pick<Draft, 'actions' | 'leftOut'>;

async function shareOf(ctx: Ctx, worker: Worker, planned: { post: Post; when: When }[]): Promise<Share> {
  const keys = planned.map(({ post }) => keyOf(post.text));
  const taken = worker.kind === 'persona' ? await contentsTaken(ctx, worker.id, keys) : new Set<string>();
  const others = await momentTimes(ctx, worker.id, new Date(ctx.now.getTime() - DAY_MS));
  const share: Share = { actions: [], leftOut: [] };
  for (const [i, { post, when }] of planned.entries()) {
    const key = keys[i] ?? '';
    const reason =
      (await refusalOf(ctx, worker, 'publishMoment', when.at)) ??
      (taken.has(key) ? '人设号发过同样的内容，不再重复' : momentRefusal(when.at, others, ctx.tz));
    const label = labelOf(ctx, worker, planned.length > 1 ? post : null, when);
    if (reason) share.leftOut.push(leftOut(worker, label, reason));
    else {
      share.actions.push(actionOf(worker, label, post, when, key));
      others.push(when.at);
      if (worker.kind === 'persona') taken.add(key);
    }
  }
  return share;
}

const keyOf = (text: string): string => createHash('sha256').update(contentText(text)).digest('hex');

const leftOut = (worker: Worker, label: string, reason: string): LeftOut => ({
  kind: 'publishMoment',
  accountId: worker.id,
  label,
  reason,
  ...(worker.deviceId ? { deviceId: worker.deviceId } : {}),
});

const actionOf = (worker: Worker, label: string, post: Post, when: When, key: string): ActionWanted => ({
  deviceId: worker.deviceId ?? '',
  accountId: worker.id,
  kind: 'publishMoment',
  label,
  contentKey: key,
  args: { text: post.text, ...(post.firstComment ? { firstComment: post.firstComment } : {}) },
  deadlineMs: when.validMs,
  ...(when.notBefore ? { notBefore: when.notBefore } : {}),
});

/** Several posts of one account are told apart by their slot or time. */
function labelOf(ctx: Ctx, worker: Worker, post: Post | null, when: When): string {
  const name = `${worker.id} ${worker.nickname}`;
  if (!post) return name;
  const slot = post.slot ? ` ${momentSlotNames(wordsIn(ctx))[post.slot]}` : '';
  return `${name} ${momentOf(when.at, ctx.tz)}${slot}`;
}

function titleOf(ctx: Ctx, asked: Params, actions: number): string {
  const w = wordsIn(ctx);
  const [first] = asked.posts;
  const text = clip(first?.text ?? '', 16);
  const what =
    asked.posts.length > 1
      ? w(`发 ${asked.posts.length} 条朋友圈`, `Publish ${asked.posts.length} moments`)
      : w(`发朋友圈「${text}」`, `Publish moment "${text}"`);
  return actions > 1 ? what + w(`，共 ${actions} 次`, `, ${actions} times`) : what;
}

function linesOf(ctx: Ctx, { posts }: Params, workers: readonly Worker[]): string[] {
  const w = wordsIn(ctx);
  const text = clip(posts[0]?.text ?? '', 60);
  return [
    w(`内容：${text}`, `Text: "${text}"`),
    ...whenLine(ctx, posts),
    ...(workers.length > 1 ? [w(`微信号 ${workers.length} 个`, `Accounts: ${workers.length}`)] : []),
  ];
}

function whenLine(ctx: Ctx, posts: readonly Post[]): string[] {
  const w = wordsIn(ctx);
  const [first] = posts;
  if (posts.length === 1 && first?.at) return [w('时间：', 'At: ') + momentOf(new Date(first.at), ctx.tz)];
  const atOnce = posts.every((p) => p.at === undefined && p.slot === undefined);
  return atOnce && quietUntil(ctx.now, ctx.tz)
    ? [w('现在是夜间免打扰时段，8:00 后发', 'Quiet hours now: goes out after 8:00')]
    : [];
}
