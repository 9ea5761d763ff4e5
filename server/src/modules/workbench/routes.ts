import { workbenchEndpoints } from '@cunkebao/shared/workbench';
import { z } from 'zod';
import { Fault, serve, type Ctx, type Plan, type Route } from '../../kernel';
import { comment } from './comment';
import { distribution } from './distribution';
import { friendRequest } from './friendRequest';
import { groupCreate } from './groupCreate';
import { like } from './like';
import { massMessage } from './massMessage';
import { momentPublish } from './momentPublish';
import { keepOrder, takeOrder } from './orderStore';
import { placeOrder } from './placeOrder';
import type { Plugin } from './plugin';
import { preview } from './preview';

const SHOWN = 100;
const digested = z.object({ digest: z.string() });
const digestOf = (plan: Plan): string => digested.parse(plan.effect).digest;

/** Every plugin, for the mini-program: a preview, and the order of what was shown. */
export const routes: Route[] = [
  ...routesOf(momentPublish),
  ...routesOf(like),
  ...routesOf(comment),
  ...routesOf(massMessage),
  ...routesOf(groupCreate),
  ...routesOf(friendRequest),
  ...routesOf(distribution),
];

function routesOf<P>(plugin: Plugin<P>): Route[] {
  const endpoints = workbenchEndpoints(plugin.name, plugin.permission ?? plugin.name);
  return [
    serve(endpoints.preview, async (ctx, { body }) => {
      const plan = await preview(ctx, plugin, body.params);
      return {
        headline: plan.headline,
        lines: plan.lines,
        targets: plan.targets.slice(0, SHOWN).map((t) => t.text),
        targetsInAll: plan.targets.length,
        leftOut: plan.excluded.slice(0, SHOWN).map(({ text, reason }) => ({ text, reason })),
        leftOutInAll: plan.excluded.length,
        digest: digestOf(plan),
      };
    }),
    serve(endpoints.order, (ctx, { body }) => order(ctx, plugin, body)),
  ];
}

/** Only what was shown is done, and once for a key however often it is asked for. */
async function order<P>(
  ctx: Ctx,
  plugin: Plugin<P>,
  asked: { params: unknown; digest: string; key: string },
): Promise<{ task: string; title: string }> {
  const userid = ctx.actor?.userid ?? '';
  const known = await takeOrder(ctx, userid, asked.key);
  if (known) return known;
  const plan = await preview(ctx, plugin, asked.params);
  if (digestOf(plan) !== asked.digest)
    throw new Fault('conflict', '情况有变化，请重新预览再下发', { field: 'digest' });
  const { task, draft } = await placeOrder(ctx, plugin, asked.params);
  const placed = { task: task.id, title: draft.title };
  await keepOrder(ctx, userid, asked.key, placed);
  return placed;
}
