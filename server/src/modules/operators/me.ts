import { catalogue } from '@cunkebao/shared/conversation';
import { allows, type Me } from '@cunkebao/shared/operators';
import type { Actor } from '../../kernel';

const PERMISSIONS = [...new Set(catalogue.map((s) => s.permission))];

/** A person as the mini-program shows them; the permissions let it hide what would be refused. */
export function meOf(actor: Actor, timeZone = 'Asia/Shanghai'): Me {
  return {
    userid: actor.userid,
    name: actor.name,
    roles: [...actor.roles],
    permissions: PERMISSIONS.filter((p) => allows(actor.roles, p)),
    language: actor.language,
    timeZone,
  };
}
