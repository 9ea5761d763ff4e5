import { TICKETS, type TicketKind } from '@cunkebao/shared/tickets';
import type { Ctx } from '../../kernel';
import { everybody, ownersOf } from '../operators';

/** Who answers tickets of this kind; the owners when nobody has these roles. */
export async function teamOf(ctx: Ctx, kind: TicketKind): Promise<string[]> {
  const { roles } = TICKETS[kind];
  const team = (await everybody(ctx)).filter((a) => a.roles.some((r) => roles.includes(r)));
  return team.length > 0 ? team.map((a) => a.userid) : ownersOf(ctx);
}
