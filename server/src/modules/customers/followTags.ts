import type { Ctx } from '../../kernel';
import { addWecomTags, dropWecomTags, ourTags, wecomTagsOf, wishesOf, wornTags } from './relationTagStore';

/**
 * A customer wears what any of his members put on him in WeCom. Only tags that came from WeCom are taken off again: what
 * people or rules put on here stays theirs. What was taken off here and is still to be taken off there is not put on again.
 */
export async function followTags(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return;
  const told = await wornTags(ctx, customerIds);
  const ours = await ourTags(ctx, [...new Set(told.map((t) => t.wecomId))]);
  const ending = new Set(
    (await wishesOf(ctx, customerIds))
      .filter((w) => !w.wanted)
      .map((w) => `${w.customerId} ${w.userid} ${w.tagId}`),
  );
  const wanted = new Map<string, { customerId: string; tagId: string; userid: string }>();
  for (const { customerId, userid, wecomId } of told) {
    const tagId = ours.get(wecomId);
    if (tagId && !ending.has(`${customerId} ${userid} ${tagId}`))
      wanted.set(`${customerId} ${tagId}`, { customerId, tagId, userid });
  }
  const worn = new Set((await wecomTagsOf(ctx, customerIds)).map((w) => `${w.customerId} ${w.tagId}`));
  await addWecomTags(
    ctx,
    [...wanted].filter(([key]) => !worn.has(key)).map(([, row]) => row),
  );
  await dropWecomTags(
    ctx,
    [...worn]
      .filter((key) => !wanted.has(key))
      .map((key) => {
        const [customerId = '', tagId = ''] = key.split(' ');
        return { customerId, tagId };
      }),
  );
}
