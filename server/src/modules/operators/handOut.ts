import { catalogue } from '@cunkebao/shared/conversation';
import { coversScope, ROLE_IDS, roleNames, uncovered, type RoleId } from '@cunkebao/shared/operators';
import { nearestIds, type Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { Fault, wordsIn, type Actor, type Ctx } from '../../kernel';
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
  const w = wordsIn(ctx);
  if (!actor) throw new Fault('unauthorized', w('还不认识您', 'I do not know you yet'));
  const lacking = uncovered(actor.roles, role, PERMISSIONS);
  if (lacking.length === 0) return actor;
  const sample = lacking.slice(0, 3).join(w('、', ', '));
  const name = roleNames(w)[role];
  throw new Fault(
    'forbidden',
    w(
      `「${name}」的权限比您的多（例如 ${sample}），您不能授予或收回；请项目主理人来做`,
      `"${name}" may do more than you (for example ${sample}), so you cannot grant or revoke it; ask the project owner`,
    ),
    { facts: { role }, field: 'role' },
  );
}

export function checkScope(actor: Actor, person: Actor): void {
  if (coversScope(actor.scope, person.scope)) return;
  const message = wordsIn({ actor })(
    `${person.name} 的数据范围比您的大，请项目主理人来做`,
    `${person.name} sees more data than you; ask the project owner`,
  );
  throw new Fault('forbidden', message, { field: 'operator' });
}

/** Everybody the words name, as far as the asker's scope reaches. */
export async function peopleNamed(ctx: Ctx, input: RoleInput): Promise<(Actor | { unknown: string })[]> {
  const names = input.operators ?? (input.operator === undefined ? [] : [input.operator]);
  if (names.length === 0)
    throw new Fault('invalid', wordsIn(ctx)('哪位同事？例如 小李', 'Which colleague? Say the name'), {
      field: 'operator',
    });
  const scope = await peopleInScope(ctx);
  const all = (await everybody(ctx)).filter((o) => !scope || scope.includes(o.userid));
  return [...new Set(names)].map((name) => personNamed(ctx, all, name));
}

function personNamed(ctx: Ctx, all: readonly Actor[], name: string): Actor | { unknown: string } {
  const wanted = name === '我' ? (ctx.actor?.userid ?? '') : name;
  const found = all.filter((o) => o.userid === wanted || o.name === wanted);
  const [one] = found;
  if (found.length > 1)
    throw new Fault('conflict', severalNamed(name, found, wordsIn(ctx)), { field: 'operator' });
  return one ?? { unknown: wanted };
}

function severalNamed(name: string, found: readonly Actor[], w: Words): string {
  const ids = found.map((o) => o.userid).join(w('、', ', '));
  return w(
    `有 ${found.length} 位「${name}」：${ids}，请说账号名`,
    `${found.length} people are called "${name}": ${ids}. Please say the userid`,
  );
}

export async function unknownPerson(ctx: Ctx, name: string): Promise<Fault> {
  const scope = await peopleInScope(ctx);
  const known = (await everybody(ctx)).filter((o) => !scope || scope.includes(o.userid));
  const alike = known.map((o) => o.name).filter((n) => [...n].some((c) => name.includes(c)));
  const near = nearestIds(name, alike, 3);
  const w = wordsIn(ctx);
  const hint =
    near.length > 0
      ? w(`，是不是 ${near.join('、')}？`, `, did you mean ${near.join(', ')}?`)
      : w('；新同事请说他的企业微信账号名', '; for a new colleague say the WeCom userid');
  const message = w(`没有叫「${name}」的同事`, `No colleague is called "${name}"`) + hint;
  return new Fault('notFound', message, { field: 'operator' });
}
