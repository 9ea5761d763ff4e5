import type { Phone } from '../live';
import { online, type SimPhone } from './phone';

/** The phone as the wall shows it. */
export const phoneView = (phone: SimPhone): Phone => ({
  id: phone.entry.device,
  name: phone.entry.name,
  model: phone.entry.model,
  state: stateOf(phone),
  battery: phone.battery,
  charging: phone.charging,
  network: phone.plugged ? phone.network : 'none',
  freeMb: phone.freeMb,
  account: phone.entry.accounts.map((a) => a.nickname).join('、'),
  activity: phone.activity,
  activityAt: phone.activityAt,
  effects: phone.effects,
});

function stateOf(phone: SimPhone): Phone['state'] {
  if (phone.power !== 'on') return phone.power;
  if (phone.rebooting) return 'restarting';
  if (!phone.plugged) return 'unplugged';
  if (!online(phone)) return 'connecting';
  return phone.restricted ? 'banned' : 'online';
}
