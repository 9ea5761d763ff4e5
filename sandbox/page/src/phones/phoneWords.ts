import type { Phone, PhoneDo } from '../../../src/live';
import type { Glyph } from '../ui/Icon';

export const STATE_WORDS: Record<Phone['state'], string> = {
  connecting: '连接中',
  online: '在线',
  restarting: '重启中',
  unplugged: '断线',
  banned: '被封',
  dead: '关机',
  unpaired: '待配对',
};

export const NETWORK_WORDS: Record<Phone['network'], string> = {
  wifi: 'WiFi',
  '4g': '4G',
  '5g': '5G',
  none: '无网',
};

/** What the screen shows instead of the account when the phone is not simply working. */
export const STATE_GLYPHS: Partial<Record<Phone['state'], Glyph>> = {
  unplugged: 'plug',
  banned: 'ban',
  dead: 'power',
  unpaired: 'link',
};

export const LOW_BATTERY = 20;

interface Deed {
  do: PhoneDo;
  text: string;
  /** the sentence behind the two characters */
  title: string;
}

/** The four switches of a phone, each showing the side that would change something now. */
export function deedsOf(phone: Phone): Deed[] {
  return [
    phone.network === 'none'
      ? { do: 'plug', text: '插线', title: '插回网线，手机重新连上' }
      : { do: 'unplug', text: '拔线', title: '拔掉网线，手机断线' },
    phone.charging || phone.battery > LOW_BATTERY
      ? { do: 'drain', text: '耗电', title: '把电耗到快没电' }
      : { do: 'charge', text: '充电', title: '接上充电器' },
    phone.state === 'banned'
      ? { do: 'unban', text: '解封', title: '微信解除限制' }
      : { do: 'ban', text: '封号', title: '让微信限制这台手机的账号' },
    phone.state === 'dead'
      ? { do: 'revive', text: '开机', title: '重新开机' }
      : { do: 'kill', text: '关机', title: '突然断电关机，手上的动作也断在半路' },
  ];
}

export interface WallCount {
  all: number;
  online: number;
  troubled: number;
}

const TROUBLED: readonly Phone['state'][] = ['unplugged', 'banned', 'dead'];

export function countOf(phones: Phone[]): WallCount {
  const count: WallCount = { all: phones.length, online: 0, troubled: 0 };
  for (const { state } of phones) {
    if (state === 'online') count.online += 1;
    else if (TROUBLED.includes(state)) count.troubled += 1;
  }
  return count;
}
