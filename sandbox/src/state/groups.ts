import { newId } from './newId';

/** A customer group (客户群). Status: 0 normal, 1 owner left, 2 being handed over, 3 handed over. */
export interface CustomerGroup {
  chatId: string;
  name: string;
  owner: string;
  notice: string;
  createTime: number;
  status: 0 | 1 | 2 | 3;
  members: GroupMember[];
  admins: string[];
  version: string;
  /** moments (unix seconds) of hand-overs while the owner was in office: two in 90 days at most */
  handovers: number[];
  dismissed: boolean;
}

export interface GroupMember {
  userid: string;
  /** 1 member of the corp, 2 external */
  type: 1 | 2;
  joinTime: number;
  /** 1 invited, 2 by link, 3 by QR code */
  joinScene: 1 | 2 | 3;
  invitor: string;
  nickname: string;
  name: string;
  state: string;
}

export interface JoinWay {
  configId: string;
  scene: 1 | 2;
  remark: string;
  autoCreateRoom: 0 | 1;
  roomBaseName: string;
  roomBaseId: number;
  chatIds: string[];
  state: string;
  markSource: boolean;
}

export interface Groups {
  byId: Map<string, CustomerGroup>;
  joinWays: Map<string, JoinWay>;
  welcomeTemplates: Map<string, Record<string, unknown>>;
}

export const makeGroups = (groups: CustomerGroup[]): Groups => ({
  byId: new Map(groups.map((g) => [g.chatId, g])),
  joinWays: new Map(),
  welcomeTemplates: new Map(),
});

export function newGroup(name: string, owner: { userid: string; name: string }, now: number): CustomerGroup {
  const first: GroupMember = {
    userid: owner.userid,
    type: 1,
    joinTime: now,
    joinScene: 1,
    invitor: '',
    nickname: '',
    name: owner.name,
    state: '',
  };
  return {
    chatId: newId('wr'),
    name,
    owner: owner.userid,
    notice: '',
    createTime: now,
    status: 0,
    members: [first],
    admins: [],
    version: newId('', 32),
    handovers: [],
    dismissed: false,
  };
}

/** Every change of the members gives the list another version; returns the one before. */
export function nextVersion(group: CustomerGroup): string {
  const before = group.version;
  group.version = newId('', 32);
  return before;
}
