import { Fault, wordsIn, type Ctx } from '../../kernel';
import { everybody, peopleInScope } from '../operators';

/**
 * The userid of the person a sentence names, 我 the speaker's. Asks back when nobody or more than one is called so, and
 * refuses colleagues outside the asker's scope (domain.md §1).
 */
export async function memberNamed(ctx: Ctx, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  if (name === '我' && ctx.actor) return ctx.actor.userid;
  const visible = await peopleInScope(ctx);
  const all = (await everybody(ctx)).filter((o) => o.name === name || o.userid === name);
  const found = all.filter((o) => visible === null || visible.includes(o.userid));
  if (found.length === 1) return found[0]?.userid;
  const w = wordsIn(ctx);
  const field = { field: 'operator' };
  if (found.length > 1) {
    const ids = found.map((o) => o.userid).join(w('、', ', '));
    const message = w(
      `有 ${found.length} 位「${name}」：${ids}，请用账号名`,
      `${found.length} people are called "${name}": ${ids}. Please say the userid`,
    );
    throw new Fault('conflict', message, field);
  }
  if (all.length > 0)
    throw new Fault(
      'forbidden',
      w(
        `您的数据范围看不到「${name}」的数据，可以看「我的业绩」`,
        `The figures of "${name}" are beyond what you may see; say "my performance" for your own`,
      ),
      field,
    );
  throw new Fault('notFound', w(`没有叫「${name}」的同事`, `No colleague is called "${name}"`), field);
}
