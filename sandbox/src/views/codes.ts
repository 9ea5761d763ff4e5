import type { CodeView } from '../liveCompany';
import { membersBelow } from '../wecom/contacts/membership';
import type { World } from '../world';
import { memberName } from './customers';

/** Every code somebody could scan now, the newest first. */
export function codeList(world: World): CodeView[] {
  const { contactWays, groups } = world.company;
  const ways = [...contactWays.byId.values()].map((way): CodeView => {
    const below = way.parties.flatMap((p) => membersBelow(world, p).map((m) => m.userid));
    return {
      configId: way.configId,
      kind: 'contact',
      remark: way.remark,
      state: way.state,
      to: [...new Set([...way.users, ...below])].map((id) => ({ id, name: memberName(world, id) })),
      verify: !way.skipVerify,
      scans: way.scans,
    };
  });
  const joins = [...groups.joinWays.values()].map((way): CodeView => {
    return {
      configId: way.configId,
      kind: 'group',
      remark: way.remark,
      state: way.state,
      to: way.chatIds.map((id) => ({ id, name: groups.byId.get(id)?.name ?? id })),
      verify: false,
      scans: 0,
    };
  });
  return [...ways.reverse(), ...joins.reverse()];
}
