import type { PhoneBookEntry } from '@cunkebao/shared/fleet';

type Phone = Omit<PhoneBookEntry, 'privateKey' | 'install' | 'accounts'> & {
  group: string;
  operator: string;
  app: string;
  /** for those that are off: how long already */
  offMinutes?: number;
};

const XIAOMI = { model: 'Redmi Note 13', os: 'Android 14' };
const HONOR = { model: 'Honor X50', os: 'Android 13' };
const VIVO = { model: 'vivo Y78', os: 'Android 13' };
const OPPO = { model: 'OPPO A2 Pro', os: 'Android 14' };
const FIRST = { group: '1组', operator: 'zhaoqi', app: '1.4.2' };
const SECOND = { group: '2组', operator: 'zhaoqi', app: '1.4.2' };
const THIRD = { group: '3组', operator: 'sunyue', app: '1.4.1' };

type Model = Pick<Phone, 'model' | 'os'>;
type Place = Pick<Phone, 'group' | 'operator' | 'app'>;

/** A phone that is well: charging and about to connect. */
const phone = (
  device: string,
  name: string,
  model: Model,
  place: Place,
  imeiTail: string,
  battery: number,
  freeMb: number,
): Phone => ({
  device,
  name,
  ...model,
  ...place,
  imeiTail,
  battery,
  freeMb,
  charging: true,
  starts: 'online',
});

const off = (offMinutes: number) => ({ charging: false, starts: 'unplugged' as const, offMinutes });

/**
 * Twelve phones. Two are off and one has nearly no battery, so that 离线设备 and 异常设备 have an answer; D-012 is
 * well, because it is the one everybody restarts first.
 */
export const PHONES: readonly Phone[] = [
  phone('D-001', '前台1号', XIAOMI, FIRST, '4471', 92, 41_200),
  phone('D-002', '前台2号', XIAOMI, FIRST, '4489', 88, 38_450),
  phone('D-003', '前台3号', HONOR, FIRST, '0316', 76, 22_900),
  phone('D-004', '直播间1号', VIVO, FIRST, '7702', 100, 57_300),
  { ...phone('D-005', '直播间2号', VIVO, SECOND, '7718', 63, 30_100), ...off(187) },
  phone('D-006', '客服1号', OPPO, SECOND, '9035', 81, 26_640),
  { ...phone('D-007', '客服2号', OPPO, SECOND, '9052', 11, 19_800), charging: false },
  phone('D-008', '客服3号', OPPO, SECOND, '9060', 95, 33_720),
  { ...phone('D-009', '门店徐汇', HONOR, THIRD, '1184', 42, 12_050), ...off(46) },
  phone('D-010', '门店静安', HONOR, THIRD, '1190', 87, 28_400),
  phone('D-011', '备用1号', XIAOMI, THIRD, '5523', 70, 44_900),
  phone('D-012', '备用2号', XIAOMI, THIRD, '5540', 84, 47_150),
];

export const GROUPS = ['1组', '2组', '3组'] as const;
export const teamOf = (device: string): string => PHONES.find((p) => p.device === device)?.group ?? '1组';
