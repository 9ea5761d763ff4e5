import type { GroupView } from '../liveCompany';
import type { AppChat } from '../state/appChats';
import type { CustomerGroup } from '../state/groups';
import type { Room } from '../state/rooms';
import type { World } from '../world';
import { memberName } from './customers';

/** Every group somebody could look into: of customers, of the app, of colleagues; the dissolved ones last. */
export function groupList(world: World): GroupView[] {
  const { groups, appChats, rooms } = world.company;
  const all = [
    ...[...groups.byId.values()].map(customerGroup),
    ...[...appChats.byId.values()].map((chat) => appGroup(world, chat)),
    ...[...rooms.byId.values()].map((room) => ownGroup(world, room)),
  ];
  return all
    .map((group) => ({ ...group, robots: robotsOf(world, group.id) }))
    .sort((a, b) => Number(a.dismissed) - Number(b.dismissed));
}

type Bare = Omit<GroupView, 'robots'>;

const customerGroup = (group: CustomerGroup): Bare => ({
  id: group.chatId,
  kind: 'customer',
  name: group.name,
  owner: group.owner,
  notice: group.notice,
  members: group.members.map((m) => ({ id: m.userid, name: m.name, external: m.type === 2 })),
  dismissed: group.dismissed,
});

const appGroup = (world: World, { chatid, name, owner, userlist }: AppChat): Bare => ({
  id: chatid,
  kind: 'app',
  name: name || '应用建的群',
  owner,
  notice: '',
  members: userlist.map((id) => ({ id, name: memberName(world, id), external: false })),
  dismissed: false,
});

const ownGroup = (world: World, { chatid, name, users }: Room): Bare => ({
  id: chatid,
  kind: 'room',
  name,
  owner: users[0] ?? '',
  notice: '',
  members: users.map((id) => ({ id, name: memberName(world, id), external: false })),
  dismissed: false,
});

const robotsOf = (world: World, chatid: string): GroupView['robots'] =>
  [...world.company.appChats.robots.values()]
    .filter((r) => r.chatid === chatid)
    .map(({ key, name, disabled }) => ({ key, name, disabled }));
