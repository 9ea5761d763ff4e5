import type { MomentView } from '../liveCompany';
import type { Customer } from '../state/customer';
import { messageWords } from '../wecom/customers/attachments';
import type { World } from '../world';
import { memberName } from './customers';

const MOST = 50;

/** What members published that this customer may see, the newest first: from friends, and by tag where it is by tag. */
export function momentsFor(world: World, customer: Customer): MomentView[] {
  const seen: MomentView[] = [];
  for (const moment of world.company.moments.byId.values())
    for (const task of moment.tasks) {
      const follow = customer.follows.find((f) => f.userid === task.userid && f.standing === 'friends');
      const meant = moment.tagIds.length === 0 || moment.tagIds.some((t) => follow?.tagIds.includes(t));
      if (!task.published || !follow || !meant) continue;
      seen.push({
        id: moment.momentId,
        userid: task.userid,
        name: memberName(world, task.userid),
        at: new Date(task.at * 1000).toISOString(),
        text: messageWords(moment),
        liked: moment.likes.some((l) => l.by === customer.id),
        commented: moment.comments.some((c) => c.by === customer.id),
      });
    }
  return seen.sort((a, b) => b.at.localeCompare(a.at)).slice(0, MOST);
}
