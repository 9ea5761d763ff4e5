import { roleNames } from '@cunkebao/shared/operators';
import { job } from '../../../kernel';
import { post } from '../../conversation';
import { actorOf, nameOf, roleChanged } from '../../operators';

/** Tells a person what he may do from now on, or no longer; he who did it to himself knows. */
export const tellRoleChange = job({
  name: 'system.tellRoleChange',
  queue: 'work',
  data: roleChanged.data,
  async run(ctx, { userid, role, granted, by }) {
    const person = await actorOf(ctx, userid);
    if (!person || userid === by || person.roles.includes(role) !== granted) return; // has changed again since
    const who = await nameOf(ctx, by);
    await post(ctx, {
      to: userid,
      key: `role-${role}-${granted ? 'given' : 'taken'}-${ctx.now.getTime()}-${userid}`,
      reply: (w) => ({
        headline: granted
          ? w(`${who} 给您开通了：${roleNames(w)[role]}`, `${who} gave you the role: ${roleNames(w)[role]}`)
          : w(
              `${who} 收回了您的：${roleNames(w)[role]}`,
              `${who} took back your role: ${roleNames(w)[role]}`,
            ),
        buttons: [
          { text: w('我的权限', 'My rights'), say: '我的权限' },
          { text: w('帮助', 'Help'), say: '帮助' },
        ],
      }),
    });
  },
});
