import { catalogue } from '@cunkebao/shared/conversation';
import { coversScope, ROLE_IDS, ROLE_NAMES, uncovered, type RoleId } from '@cunkebao/shared/operators';
import { nearestIds } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { Fault, type Actor, type Ctx } from '../../kernel';
import { peopleInScope } from './peopleInScope';
import { everybody } from './who';

export const roleInput = z.object({
  operator: z.string().optional(),
  operators: z.array(z.string()).max(20).optional(),
  role: z.enum(ROLE_IDS),
});
export type RoleInput = z.infer<typeof roleInput>;

const PERMISSIONS = [...new Set(catalogue.map((s) => s.permission))];

/** Nobody gives or takes more than he has: neither permissions nor rows. */
export function checkCovers(ctx: Ctx, role: RoleId): Actor {
  const { actor } = ctx;
  if (!actor) throw new Fault('unauthorized', '还不认识您');
  const lacking = uncovered(actor.roles, role, PERMISSIONS);
  if (lacking.length === 0) return actor;
  const sample = lacking.slice(0, 3).join('、');
  throw new Fault(
    'forbidden',
    `「${ROLE_NAMES[role]}」的权限比您的多（例如 ${sample}），您不能授予或收回；请项目主理人来做`,
    { facts: { role }, field: 'role' },
  );
}

export function checkScope(actor: Actor, person: Actor): void {
  if (coversScope(actor.scope, person.scope)) return;
  throw new Fault('forbidden', `${person.name} 的数据范围比您的大，请项目主理人来做`, { field: 'operator' });
}

/** Everybody the words name, as far as the asker's scope reaches. */
export async function peopleNamed(ctx: Ctx, input: RoleInput): Promise<(Actor | { unknown: string })[]> {
  const names = input.operators ?? (input.operator === undefined ? [] : [input.operator]);
  if (names.length === 0) throw new Fault('invalid', '哪位同事？例如 小李', { field: 'operator' });
  const scope = await peopleInScope(ctx);
  const all = (await everybody(ctx)).filter((o) => !scope || scope.includes(o.userid));
  return [...new Set(names)].map((name) => personNamed(ctx, all, name));
}

function personNamed(ctx: Ctx, all: readonly Actor[], name: string): Actor | { unknown: string } {
  const wanted = name === '我' ? (ctx.actor?.userid ?? '') : name;
  const found = all.filter((o) => o.userid === wanted || o.name === wanted);
  const [one] = found;
  if (found.length > 1)
    throw new Fault(
      'conflict',
      `有 ${found.length} 位「${name}」：${found.map((o) => o.userid).join('、')}，请说账号名`,
      {
        field: 'operator',
      },
    );
  return one ?? { unknown: wanted };
}

export async function unknownPerson(ctx: Ctx, name: string): Promise<Fault> {
  const scope = await peopleInScope(ctx);
  const known = (await everybody(ctx)).filter((o) => !scope || scope.includes(o.userid));
  const alike = known.map((o) => o.name).filter((n) => [...n].some((c) => name.includes(c)));
  const near = nearestIds(name, alike, 3);
  const hint = near.length > 0 ? `，是不是 ${near.join('、')}？` : '；新同事请说他的企业微信账号名';
  return new Fault('notFound', `没有叫「${name}」的同事${hint}`, { field: 'operator' });
}
