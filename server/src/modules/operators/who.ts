import type { RoleId, Scope } from '@cunkebao/shared/operators';
import { settings, type Actor, type Ctx } from '../../kernel';
import { findActive, insertOperator, listActive, nobodyYet, useridsOfRole } from './store';

/** Read fresh every time: a role taken away counts at once. null: nobody we know, or somebody who has left. */
export async function actorOf(ctx: Ctx, userid: string): Promise<Actor | null> {
  const [actor] = await findActive(ctx, [userid]);
  return actor ?? null;
}

/** As `actorOf`, for several at once; who is not in the map is nobody we know. */
export async function actorsOf(ctx: Ctx, userids: readonly string[]): Promise<Map<string, Actor>> {
  return new Map((await findActive(ctx, userids)).map((a) => [a.userid, a]));
}

/**
 * The one member named by BOOTSTRAP_OWNER becomes owner when he is the first to write to an empty installation
 * (domain.md §1); null for anybody else.
 */
export async function becomeFirstOwner(ctx: Ctx, userid: string): Promise<Actor | null> {
  if (userid !== settings().bootstrapOwner || !(await nobodyYet(ctx))) return null;
  await addOperator(ctx, { userid, name: userid, roles: ['owner'] });
  ctx.log.info({ area: 'operators', verb: 'becomeFirstOwner', userid }, 'first owner');
  return actorOf(ctx, userid);
}

export function ownersOf(ctx: Ctx): Promise<string[]> {
  return useridsOfRole(ctx, 'owner');
}

/** Everybody who works here now. */
export function everybody(ctx: Ctx): Promise<Actor[]> {
  return listActive(ctx);
}

/** What to call this person in a sentence; the userid when we do not know them. */
export async function nameOf(ctx: Ctx, userid: string): Promise<string> {
  return (await actorOf(ctx, userid))?.name ?? userid;
}

/** Adds a person or brings one back; roles already held stay. Safe to call again. */
export function addOperator(
  ctx: Ctx,
  o: {
    userid: string;
    name: string;
    roles: readonly RoleId[];
    department?: string | null;
    scope?: Scope;
  },
): Promise<void> {
  return insertOperator(ctx, {
    userid: o.userid,
    name: o.name,
    department: o.department ?? null,
    scope: o.scope ?? 'company',
    roles: o.roles,
    grantedBy: ctx.actor?.userid ?? null,
  });
}
