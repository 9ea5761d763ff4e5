import { roleRevoke } from '@cunkebao/shared/conversation';
import { ROLE_IDS, ROLE_NAMES, type RoleId } from '@cunkebao/shared/operators';
import { z } from 'zod';
import { command, emit, Fault, type Actor, type Ctx } from '../../../kernel';
import { checkCovers, checkScope, peopleNamed, roleInput, unknownPerson } from '../handOut';
import { roleChanged } from '../roleChanged';
import { addRole, dropRole, lockOwners } from '../roleStore';
import { actorOf, ownersOf } from '../who';

const taken = z.object({ role: z.enum(ROLE_IDS), people: z.array(z.string()) });

/** 撤销小李的矩阵管理. The last owner keeps the role: without one nobody could give it again. */
export const revokeRole = command<z.input<typeof roleInput>>(roleRevoke, {
  async plan(ctx, args) {
    const input = roleInput.parse(args);
    const { role } = input;
    const actor = checkCovers(ctx, role);
    const people: Actor[] = [];
    for (const p of await peopleNamed(ctx, input)) {
      if ('unknown' in p) throw await unknownPerson(ctx, p.unknown);
      checkScope(actor, p);
      people.push(p);
    }
    const targets = people.filter((p) => p.roles.includes(role));
    if (role === 'owner') keepOne(await ownersOf(ctx), targets);
    return {
      headline:
        targets.length > 0
          ? `收回 ${targets.map((p) => p.name).join('、')} 的${ROLE_NAMES[role]}`
          : `${people.map((p) => p.name).join('、')} 没有${ROLE_NAMES[role]}这个岗位`,
      lines: targets.map((p) => `${p.name} ${restText(p, role)}`),
      targets: targets.map((p) => ({ id: p.userid, text: `${p.name}（${p.userid}）` })),
      excluded: people
        .filter((p) => targets.length > 0 && !targets.includes(p))
        .map((p) => ({ id: p.userid, text: p.name, reason: '没有这个岗位' })),
      reversible: true,
      effect: { role, people: targets.map((p) => p.userid) },
    };
  },

  async run(ctx, _args, plan) {
    if (!plan) throw new Fault('invalid', '收回岗位要先确认');
    const { role, people } = taken.parse(plan.effect);
    const actor = checkCovers(ctx, role);
    if (role === 'owner')
      keepOne(
        await lockOwners(ctx),
        people.map((userid) => ({ userid })),
      );
    for (const userid of people) {
      if (!(await dropRole(ctx, userid, role))) continue;
      emit(ctx, roleChanged, { userid, role, granted: false, by: actor.userid });
      ctx.log.info({ area: 'operators', verb: 'revokeRole', userid, role, by: actor.userid }, 'role revoked');
    }
    return {
      headline: `✅ ${plan.headline}`,
      lines: ['马上生效'],
      receipt: { summary: plan.headline, data: { role, people } },
      changed: { before: { role, people }, after: null },
    };
  },

  async undo(ctx, receipt) {
    const { role, people } = taken.parse(receipt.data);
    const actor = checkCovers(ctx, role);
    const names = await giveBack(ctx, actor, role, people);
    return {
      headline: `${names.join('、')} 又是${ROLE_NAMES[role]}了`,
      changed: { before: null, after: { role, people } },
    };
  },
});

function keepOne(owners: readonly string[], losing: readonly { userid: string }[]): void {
  if (owners.some((o) => !losing.some((p) => p.userid === o))) return;
  throw new Fault('conflict', '这是最后一位项目主理人，不能收回；请先让另一位同事做项目主理人', {
    field: 'operator',
  });
}

function restText(p: Actor, role: RoleId): string {
  const rest = p.roles.filter((r) => r !== role).map((r) => ROLE_NAMES[r]);
  return rest.length > 0 ? `还有：${rest.join('、')}` : '收回后没有岗位，不能再使用';
}

async function giveBack(ctx: Ctx, actor: Actor, role: RoleId, people: readonly string[]): Promise<string[]> {
  const names: string[] = [];
  for (const userid of people) {
    const person = await actorOf(ctx, userid);
    if (!person) continue; // has left meanwhile
    checkScope(actor, person);
    if (await addRole(ctx, userid, role))
      emit(ctx, roleChanged, { userid, role, granted: true, by: actor.userid });
    names.push(person.name);
  }
  return names;
}
