import { z } from 'zod';
import { Refusal } from '../chat/refusal';
import { unixSeconds } from '../clock/clock';
import { keepCompany } from '../state/company';
import type { Moment } from '../state/moments';
import type { World } from '../world';

const id = z.string().min(1).max(64);
export const momentBody = z.discriminatedUnion('do', [
  z.object({ do: z.literal('publish'), userid: id }).strict(),
  z.object({ do: z.enum(['like', 'comment']), by: id }).strict(),
]);

/** A member publishes his moment, a customer or a member likes it or writes below it. The API tells nobody. */
export function actOnMoment(world: World, momentId: string, body: z.infer<typeof momentBody>): Moment {
  const moment = world.company.moments.byId.get(momentId);
  if (!moment) throw new Refusal(404, '没有这条朋友圈');
  const at = unixSeconds(world.clock);
  if (body.do === 'publish') {
    const task = moment.tasks.find((t) => t.userid.toLowerCase() === body.userid.toLowerCase());
    if (!task) throw new Refusal(404, '这条朋友圈不归这个成员发');
    if (moment.cancelled) throw new Refusal(409, '这条朋友圈已经取消');
    Object.assign(task, { published: true, at });
  } else {
    const external = /^w[mo]/.test(body.by);
    (body.do === 'like' ? moment.likes : moment.comments).push({ by: body.by, external, at });
  }
  keepCompany(world.state, world.company);
  return moment;
}
