import { roleGrant } from '@cunkebao/shared/conversation';
import { ROLE_IDS, roleNames, type RoleId } from '@cunkebao/shared/operators';
import { z } from 'zod';
import { command, emit, Fault, wordsIn, type Actor, type Ctx } from '../../../kernel';
import { checkCovers, checkScope, peopleNamed, roleInput, unknownPerson } from '../handOut';
import { roleChanged } from '../roleChanged';
import { addRole, deactivate, dropAllRoles, dropRole, lockOwners } from '../roleStore';
import { actorOf, addOperator, nameOf } from '../who';

const grants = z.object({
  role: z.enum(ROLE_IDS),
  people: z.array(z.object({ userid: z.string(), isNew: z.boolean() })),
});

/** A WeCom userid: the only way to name somebody who is not an operator yet. */
const USERID = /^[A-Za-z0-9][A-Za-z0-9_.@-]{1,63}$/;

/** 让小李做矩阵管理: what is given is never more than the giver has; the roles counted are those of the confirmation. */
export const grantRole = command<z.input<typeof roleInput>>(roleGrant, {
  async plan(ctx, args) {
    const input = roleInput.parse(args);
    const { role } = input;
    const actor = checkCovers(ctx, role);
    const people: { userid: string; name: string; isNew: boolean; has: boolean }[] = [];
    for (const p of await peopleNamed(ctx, input)) people.push(await candidate(ctx, actor, p, role));
    const targets = people.filter((p) => !p.has);
    const w = wordsIn(ctx);
    const named = (all: typeof people): string => all.map((p) => p.name).join(w('、', ', '));
    const [who, everyone, name] = [named(targets), named(people), roleNames(w)[role]];
    return {
      headline:
        targets.length > 0
          ? w(`让 ${who} 做${name}`, `Make ${who} ${name}`)
          : w(`${everyone} 已经是${name}`, `${everyone}: ${name} already`),
      lines: targets
        .filter((p) => p.isNew)
        .map((p) =>
          w(
            `${p.name} 还不是操作员，会一并开通，数据范围与您相同`,
            `${p.name} is no operator yet and becomes one, with the same data as you`,
          ),
        ),
      targets: targets.map((p) => ({
        id: p.userid,
        text: p.name === p.userid ? p.userid : w(`${p.name}（${p.userid}）`, `${p.name} (${p.userid})`),
      })),
      excluded: people
        .filter((p) => p.has && targets.length > 0)
        .map((p) => ({ id: p.userid, text: p.name, reason: w('已有这个岗位', 'has the role') })),
      reversible: true,
      effect: { role, people: targets.map(({ userid, isNew }) => ({ userid, isNew })) },
    };
  },

  async run(ctx, _args, plan) {
    const w = wordsIn(ctx);
    if (!plan) throw new Fault('invalid', w('授权要先确认', 'Granting must be confirmed first'));
    const { role, people } = grants.parse(plan.effect);
    const actor = checkCovers(ctx, role);
    for (const { userid, isNew } of people) await grant(ctx, actor, userid, role, isNew);
    const summary = plan.headline;
    return {
      headline: `✅ ${summary}`,
      lines: [w('对方会收到通知，马上生效', 'They are told; it counts at once')],
      receipt: { summary, data: { role, people } },
      changed: { before: null, after: { role, people: people.map((p) => p.userid) } },
    };
  },

  async undo(ctx, receipt) {
    const { role, people } = grants.parse(receipt.data);
    const w = wordsIn(ctx);
    const actor = checkCovers(ctx, role);
    const owners = role === 'owner' ? await lockOwners(ctx) : [];
    if (role === 'owner' && owners.every((o) => people.some((p) => p.userid === o)))
      throw new Fault(
        'conflict',
        w('这样就没有项目主理人了，不能收回', 'There would be no project owner left, so it stays'),
      );
    for (const { userid, isNew } of people) await takeBack(ctx, actor, userid, role, isNew);
    const names: string[] = [];
    for (const { userid } of people) names.push(await nameOf(ctx, userid));
    return {
      headline: w(
        `${names.join('、')} 不再是${roleNames(w)[role]}`,
        `${names.join(', ')}: no longer ${roleNames(w)[role]}`,
      ),
      changed: { before: { role }, after: null },
    };
  },
});

async function candidate(
  ctx: Ctx,
  actor: Actor,
  person: Actor | { unknown: string },
  role: RoleId,
): Promise<{ userid: string; name: string; isNew: boolean; has: boolean }> {
  if ('unknown' in person) {
    const said = person.unknown;
    // one who exists outside the asker's scope is nobody to him
    if (!USERID.test(said) || (await actorOf(ctx, said))) throw await unknownPerson(ctx, said);
    return { userid: said, name: said, isNew: true, has: false };
  }
  checkScope(actor, person);
  return { userid: person.userid, name: person.name, isNew: false, has: person.roles.includes(role) };
}

async function grant(ctx: Ctx, actor: Actor, userid: string, role: RoleId, isNew: boolean): Promise<void> {
  if (isNew) {
    await dropAllRoles(ctx, userid);
    const department = actor.scope === 'company' ? null : actor.department;
    await addOperator(ctx, { userid, name: userid, roles: [role], scope: actor.scope, department });
  } else await addRole(ctx, userid, role);
  emit(ctx, roleChanged, { userid, role, granted: true, by: actor.userid });
  ctx.log.info({ area: 'operators', verb: 'grantRole', userid, role, by: actor.userid }, 'role granted');
}

async function takeBack(ctx: Ctx, actor: Actor, userid: string, role: RoleId, isNew: boolean): Promise<void> {
  if (!(await dropRole(ctx, userid, role))) return;
  const left = await actorOf(ctx, userid);
  if (isNew && left?.roles.length === 0) await deactivate(ctx, userid);
  emit(ctx, roleChanged, { userid, role, granted: false, by: actor.userid });
}
