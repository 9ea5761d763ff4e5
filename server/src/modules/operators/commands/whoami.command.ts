import { catalogue, groupOf, whoami as spec } from '@cunkebao/shared/conversation';
import type { Words } from '@cunkebao/shared/kernel';
import { allows, roleNames, type RoleId, type Scope } from '@cunkebao/shared/operators';
import { command, Fault, wordsIn } from '../../../kernel';

const SCOPE_NAMES: Record<Scope, string> = { company: '全公司', team: '本部门及下级', own: '自己负责的' };
const SCOPE_NAMES_EN: Record<Scope, string> = {
  company: 'the whole company',
  team: 'the department and below',
  own: 'what is assigned to you',
};

export const whoami = command(spec, {
  run(ctx) {
    const { actor } = ctx;
    const w = wordsIn(ctx);
    if (!actor) throw new Fault('unauthorized', w('还不认识您', 'I do not know you yet'));
    const rights = rightsOf(actor.roles, w).join(' · ');
    const roles = actor.roles.map((r) => roleNames(w)[r]).join(w('、', ', ')) || w('无', 'none');
    const rows = w(SCOPE_NAMES, SCOPE_NAMES_EN)[actor.scope];
    const department = actor.department ? ` · ${actor.department}` : '';
    return Promise.resolve({
      headline: w(`${actor.name}（${actor.userid}）`, `${actor.name} (${actor.userid})`),
      lines: [
        w(`岗位：${roles}`, `Roles: ${roles}`),
        w(`数据范围：${rows}`, `Data: ${rows}`) + department,
        w(`可用功能：${rights}`, `Commands: ${rights}`),
      ],
    });
  },
});

const known = new Map<string, string[]>();

/** 设备 3/11: how many of each group's commands these roles open. Worked out once for each set of roles. */
function rightsOf(roles: readonly RoleId[], w: Words): string[] {
  const key = `${w('zh', 'en')} ${roles.join()}`;
  const found = known.get(key);
  if (found) return found;
  const groups = [...new Set(catalogue.map((s) => s.group))].map((group) => {
    const all = catalogue.filter((s) => s.group === group);
    const [first] = all;
    const name = first ? groupOf(first, w) : group;
    return { name, all: all.length, mine: all.filter((s) => allows(roles, s.permission)).length };
  });
  const rights = groups.filter((g) => g.mine > 0).map((g) => `${g.name} ${g.mine}/${g.all}`);
  known.set(key, rights);
  return rights;
}
