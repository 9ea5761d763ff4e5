import type { AccountKind, HealthKind } from '@cunkebao/shared/accounts';
import { teamOf } from './phones';

interface DemoAccount {
  id: string;
  nickname: string;
  wechatId: string;
  alias: boolean;
  kind: AccountKind;
  /** the phone it is logged in on; four older ones are on none just now */
  device: string | null;
  team: string;
  friends: number;
  years: number;
  activeDays: number;
  /** how much of the new customers it takes; 0 = it adds nobody any more */
  share: number;
  /** days ago, hour, minute */
  events: readonly (readonly [HealthKind, number, number, number])[];
}

type Figures = Pick<DemoAccount, 'friends' | 'years' | 'activeDays' | 'share'>;
type Event = DemoAccount['events'][number];

/** `at` is the phone it is logged in on, or the team it belongs to when it is on none. */
const account =
  (kind: AccountKind) =>
  (
    id: string,
    nickname: string,
    wechatId: string,
    at: string,
    figures: Figures,
    events: Event[] = [],
  ): DemoAccount => ({
    id,
    nickname,
    wechatId,
    kind,
    alias: !wechatId.startsWith('wxid_'),
    ...figures,
    events,
    device: at.startsWith('D-') ? at : null,
    team: at.startsWith('D-') ? teamOf(at) : at,
  });
const business = account('business');
const persona = account('persona');
const figures = (friends: number, years: number, activeDays: number, share = 0): Figures => ({
  friends,
  years,
  activeDays,
  share,
});

/**
 * Sixteen accounts with scores from 28 to 96 by the rules of domain.md §2.1. A-0031 is the one of the handbook:
 * base 90 = 60 + 10 + 8 + 4 + 8, debts −15 −25 −2, so 48.
 */
export const ACCOUNTS: readonly DemoAccount[] = [
  business('A-0016', '花漾老客群', 'huayang_vip01', '1组', figures(4120, 4, 12)),
  business('A-0017', '花漾福利官', 'huayang_fuli', '2组', figures(2210, 3, 12), [['restricted', 2, 16, 22]]),
  persona('A-0018', '周姐的护肤台', 'zhoujie_skin', '3组', figures(1480, 2, 6), [['inducedShare', 5, 11, 8]]),
  business('A-0019', '花漾活动号', 'wxid_h7event9q', '2组', figures(310, 1, 3), [['reported', 4, 20, 15]]),
  business('A-0020', '花漾小助手', 'huayang_zs01', 'D-001', figures(3412, 5, 20, 12)),
  business('A-0021', '花漾前台小米', 'huayang_zs02', 'D-002', figures(2874, 3, 28, 12), [
    ['sendFailure', 2, 10, 30],
  ]),
  persona('A-0022', '林姐聊护肤', 'linjie_skin', 'D-003', figures(1936, 3, 29, 11), [
    ['sensitiveWord', 1, 14, 5],
  ]),
  business('A-0023', '花漾直播小鹿', 'hy_live_lulu', 'D-004', figures(2433, 2, 27, 11), [
    ['tooFrequent', 6, 15, 40],
  ]),
  business('A-0024', '花漾直播小夏', 'hy_live_xia', 'D-005', figures(1120, 2, 22, 8), [
    ['sendFailure', 3, 9, 12],
    ['sendFailure', 3, 9, 14],
    ['inducedShare', 2, 19, 30],
  ]),
  business('A-0025', '花漾客服阿青', 'hy_kefu_qing', 'D-006', figures(1689, 2, 30, 10), [
    ['deletedByFriend', 1, 21, 10],
  ]),
  persona('A-0026', '小悦的日常', 'xiaoyue_daily', 'D-007', figures(842, 1, 26, 7), [
    ['reported', 3, 13, 45],
  ]),
  business('A-0027', '花漾客服阿白', 'hy_kefu_bai', 'D-008', figures(1374, 1, 30, 10), [
    ['messageBombing', 7, 10, 20],
  ]),
  persona('A-0028', '徐汇店店长', 'hy_store_xh', 'D-009', figures(618, 1, 18, 5), [
    ['reported', 3, 19, 18],
    ['messageBombing', 2, 20, 41],
    ['deletedByFriend', 1, 9, 3],
    ['deletedByFriend', 1, 9, 50],
    ['deletedByFriend', 1, 12, 27],
  ]),
  persona('A-0029', '静安店店长', 'hy_store_ja', 'D-010', figures(702, 1, 24, 6)),
  business('A-0030', '花漾新人小桃', 'wxid_p8k2taot', 'D-011', figures(46, 0, 5, 3)),
  business('A-0031', '花漾会员管家', 'hy_member_31', 'D-012', figures(1240, 2, 24, 5), [
    ['tooFrequent', 4, 14, 3],
    ['tooFrequent', 1, 20, 40],
    ['deletedByFriend', 1, 21, 5],
    ['deletedByFriend', 1, 21, 32],
  ]),
];
