import { Refusal } from '../chat/refusal';
import { nowMs, unixSeconds } from '../clock/clock';
import { keepCompany } from '../state/company';
import type { Customer, Follow } from '../state/customer';
import { addCustomer, setFollow } from '../state/customers';
import { newId } from '../state/newId';
import { issueWelcome } from '../state/welcomes';
import { membersBelow } from '../wecom/contacts/membership';
import { servingMember } from '../wecom/customers/access';
import type { World } from '../world';
import { found, tellCustomer } from './relation';

export interface Meeting {
  userid: string;
  state: string;
  addWay: number;
  /** 免验证: told at once, confirmed by the member later */
  half: boolean;
  /** told only once the member has confirmed */
  verify: boolean;
}

/** A customer who is there already, or what a new one is like. */
export interface Who {
  external_userid?: string | undefined;
  name?: string | undefined;
  wecom?: boolean | undefined;
}

/** Scans a 「联系我」 code: its members take turns. Without 免验证 the member has to confirm first. */
export function scan(
  world: World,
  body: Who & { config_id: string; half?: boolean | undefined },
): { external_userid: string; userid: string } {
  const way = world.company.contactWays.byId.get(body.config_id);
  if (!way) throw new Refusal(404, '没有这个联系我');
  const staff = [...way.users, ...way.parties.flatMap((p) => membersBelow(world, p).map((m) => m.userid))];
  const userid = staff[way.scans % staff.length];
  if (userid === undefined) throw new Refusal(409, '这个联系我已经没有成员');
  way.scans += 1;
  return meet(world, body, {
    userid,
    state: way.state,
    addWay: 1,
    half: body.half ?? false,
    verify: !way.skipVerify,
  });
}

/** A new customer, or a known one, becomes the member's: at once, or once the member has confirmed. */
export function meet(world: World, who: Who, meeting: Meeting): { external_userid: string; userid: string } {
  const { userid } = servingMember(world, meeting.userid);
  const customer = who.external_userid ? found(world, who.external_userid) : newcomer(world, who);
  const before = customer.follows.find((f) => f.userid === userid);
  if (before?.standing === 'friends') throw new Refusal(409, '已经是好友');
  const pending = meeting.half || meeting.verify;
  setFollow(world.company.customers, customer, {
    ...freshFollow(userid, customer.id, meeting, unixSeconds(world.clock)),
    standing: pending ? 'half' : 'friends',
  });
  if (!meeting.verify)
    tellMeeting(world, customer, userid, meeting.half ? 'add_half_external_contact' : 'add_external_contact');
  keepCompany(world.state, world.company);
  return { external_userid: customer.id, userid };
}

const newcomer = (world: World, { name, wecom = false }: Who): Customer =>
  addCustomer(world.company.customers, {
    id: newId(wecom ? 'wo' : 'wm'),
    name: name ?? '新客户',
    type: wecom ? 2 : 1,
    gender: 0,
    corpName: wecom ? '云岫科技' : '',
    unionid: '',
  });

const freshFollow = (
  userid: string,
  by: string,
  meeting: Meeting,
  now: number,
): Omit<Follow, 'standing'> => ({
  userid,
  remark: '',
  description: '',
  createtime: now,
  tagIds: [],
  remarkCorpName: '',
  remarkMobiles: [],
  operUserid: by,
  addWay: meeting.addWay,
  state: meeting.state,
});

/** With a welcome code unless the two have talked, were greeted, the console greets, or he is of another corp. */
export function tellMeeting(
  world: World,
  customer: Customer,
  userid: string,
  change: 'add_external_contact' | 'add_half_external_contact',
): void {
  const silent = customer.type === 2 || world.switches.consoleWelcome;
  const code = silent ? null : issueWelcome(world.company.welcomes, userid, customer.id, nowMs(world.clock));
  const follow = customer.follows.find((f) => f.userid === userid);
  tellCustomer(world, change, userid, customer.id, {
    State: follow?.state === '' ? undefined : follow?.state,
    WelcomeCode: code ?? undefined,
  });
}
