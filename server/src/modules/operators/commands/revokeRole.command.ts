import { roleRevoke } from '@cunkebao/shared/conversation';
import type { Words } from '@cunkebao/shared/kernel';
import { ROLE_IDS, roleNames, type RoleId } from '@cunkebao/shared/operators';
import { z } from 'zod';
import { command, emit, Fault, wordsIn, type Actor, type Ctx } from '../../../kernel';
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
    const w = wordsIn(ctx);
    if (role === 'owner') keepOne(await ownersOf(ctx), targets, w);
    const named = (all: readonly Actor[]): string => all.map((p) => p.name).join(w('、', ', '));
    const name = roleNames(w)[role];
    return {
      headline:
        targets.length > 0
          ? w(`收回 ${named(targets)} 的${name}`, `Take ${name} back from ${named(targets)}`)
          : w(`${named(people)} 没有${name}这个岗位`, `${named(people)}: does not have the role ${name}`),
      lines: targets.map((p) => `${p.name} ${restText(p, role, w)}`),
      targets: targets.map((p) => ({
        id: p.userid,
        text: w(`${p.name}（${p.userid}）`, `${p.name} (${p.userid})`),
      })),
      excluded: people
        .filter((p) => targets.length > 0 && !targets.includes(p))
        .map((p) => ({ id: p.userid, text: p.name, reason: w('没有这个岗位', 'does not have it') })),
      reversible: true,
      effect: { role, people: targets.map((p) => p.userid) },
    };
  },

  async run(ctx, _args, plan) {
    const w = wordsIn(ctx);
    if (!plan) throw new Fault('invalid', w('收回岗位要先确认', 'Revoking must be confirmed first'));
    const { role, people } = taken.parse(plan.effect);
    const actor = checkCovers(ctx, role);
    if (role === 'owner')
      keepOne(
        await lockOwners(ctx),
        people.map((userid) => ({ userid })),
        w,
      );
    for (const userid of people) {
      if (!(await dropRole(ctx, userid, role))) continue;
      emit(ctx, roleChanged, { userid, role, granted: false, by: actor.userid });
      ctx.log.info({ area: 'operators', verb: 'revokeRole', userid, role, by: actor.userid }, 'role revoked');
    }
    return {
      headline: `✅ ${plan.headline}`,
      lines: [w('马上生效', 'It counts at once')],
      receipt: { summary: plan.headline, data: { role, people } },
      changed: { before: { role, people }, after: null },
    };
  },

  async undo(ctx, receipt) {
    const { role, people } = taken.parse(receipt.data);
    const actor = checkCovers(ctx, role);
    const names = await giveBack(ctx, actor, role, people);
    return {
      headline: wordsIn(ctx)(
        `${names.join('、')} 又是${roleNames(wordsIn(ctx))[role]}了`,
        `${names.join(', ')}: ${roleNames(wordsIn(ctx))[role]} again`,
      ),
      changed: { before: null, after: { role, people } },
    };
  },
});

function keepOne(owners: readonly string[], losing: readonly { userid: string }[], w: Words): void {
  if (owners.some((o) => !losing.some((p) => p.userid === o))) return;
  const message = w(
    '这是最后一位项目主理人，不能收回；请先让另一位同事做项目主理人',
    'This is the last project owner; make somebody else project owner first',
  );
  throw new Fault('conflict', message, { field: 'operator' });
}

function restText(p: Actor, role: RoleId, w: Words): string {
  const rest = p.roles.filter((r) => r !== role).map((r) => roleNames(w)[r]);
  return rest.length > 0
    ? w(`还有：${rest.join('、')}`, `keeps: ${rest.join(', ')}`)
    : w('收回后没有岗位，不能再使用', 'will have no role and no access');
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
