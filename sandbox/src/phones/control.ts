import type { Phone, PhoneDo } from '../live';
import { Refusal } from '../chat/refusal';
import { die, plug, revive, unplug } from './life';
import { show, type Fleet, type SimPhone } from './phone';
import { beat, report } from './vitals';
import { phoneView } from './view';

const LOW = 8;

/**
 * What a person does to a phone on the wall. Each may be repeated without harm. `inGap`: a kill that waits for the
 * next action and strikes between its tap and the journal's line about it.
 */
export function control(fleet: Fleet, id: string, what: PhoneDo, inGap = false): Phone {
  const phone = fleet.phones.get(id);
  if (!phone) throw new Refusal(404, '没有这台手机');
  if (phone.power === 'unpaired') throw new Refusal(409, '这台手机已解绑');
  if (inGap && what === 'kill') phone.diesInGap = true;
  else CONTROLS[what](fleet, phone);
  fleet.onChange(phone);
  return phoneView(phone);
}

const CONTROLS: Record<PhoneDo, (fleet: Fleet, phone: SimPhone) => void> = {
  unplug,
  plug,
  revive,
  kill: (fleet, phone) => {
    if (phone.power === 'on') die(fleet, phone);
  },
  drain: (fleet, phone) => {
    phone.battery = Math.min(phone.battery, LOW);
    phone.charging = false;
    tellVitals(fleet, phone, `电量 ${phone.battery}%，未充电`, 'batteryLow');
  },
  charge: (fleet, phone) => {
    phone.charging = true;
    tellVitals(fleet, phone, '开始充电', 'charging');
  },
  ban: (fleet, phone) => {
    if (phone.restricted) return;
    phone.restricted = true;
    tellVitals(fleet, phone, '微信账号被限制', 'restricted');
  },
  unban: (fleet, phone) => {
    if (!phone.restricted) return;
    phone.restricted = false;
    tellVitals(fleet, phone, '微信账号限制已解除', 'unrestricted');
  },
};

function tellVitals(fleet: Fleet, phone: SimPhone, activity: string, kind: string): void {
  show(fleet, phone, activity);
  report(fleet, phone, kind, { battery: phone.battery }, phone.entry.accounts[0]?.id);
  beat(fleet, phone);
}
