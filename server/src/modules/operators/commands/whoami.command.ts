import { catalogue, whoami as spec } from '@cunkebao/shared/conversation';
import { allows, ROLE_NAMES, type RoleId, type Scope } from '@cunkebao/shared/operators';
import { command, Fault } from '../../../kernel';

const SCOPE_NAMES: Record<Scope, string> = { company: '全公司', team: '本部门及下级', own: '自己负责的' };

export const whoami = command(spec, {
  run(ctx) {
    const { actor } = ctx;
    if (!actor) throw new Fault('unauthorized', '还不认识您');
    const rights = rightsOf(actor.roles);
    return Promise.resolve({
      headline: `${actor.name}（${actor.userid}）`,
      lines: [
        `岗位：${actor.roles.map((r) => ROLE_NAMES[r]).join('、') || '无'}`,
        `数据范围：${SCOPE_NAMES[actor.scope]}${actor.department ? ` · ${actor.department}` : ''}`,
        `可用功能：${rights.join(' · ')}`,
      ],
    });
  },
});

const known = new Map<string, string[]>();

/** 设备 3/11: how many of each group's commands these roles open. Worked out once for each set of roles. */
function rightsOf(roles: readonly RoleId[]): string[] {
  const key = roles.join();
  const found = known.get(key);
  if (found) return found;
  const groups = [...new Set(catalogue.map((s) => s.group))].map((group) => {
    const all = catalogue.filter((s) => s.group === group);
    return { group, all: all.length, mine: all.filter((s) => allows(roles, s.permission)).length };
  });
  const rights = groups.filter((g) => g.mine > 0).map((g) => `${g.group} ${g.mine}/${g.all}`);
  known.set(key, rights);
  return rights;
}
