import type { ServerFrame } from '@cunkebao/shared/fleet';
import { connectLater, dropLink, sayHello } from './link';
import { online, show, soon, type Fleet, type SimPhone } from './phone';
import { accept, cancel, pump, recover, tell } from './runner';
import { offerKey } from './rekey';
import { beginSession, received, refused, send } from './session';
import { beat, keepBeating, report } from './vitals';

/** Starts the phone's process: finishes what the journal left open, then connects. */
export function wake(fleet: Fleet, phone: SimPhone, atOnce = false): void {
  recover(fleet, phone, UPHEAVAL);
  connectLater(fleet, phone, onFrame, atOnce);
}

/** Restarts the phone: the process dies, the socket drops, two to three seconds later both are back. */
export function reboot(fleet: Fleet, phone: SimPhone): void {
  phone.life += 1;
  phone.boots += 1;
  phone.rebooting = true;
  dropLink(phone);
  show(fleet, phone, '正在重启');
  soon(fleet, phone, fleet.timing.rebootMs * (1 + fleet.random() / 2), () => {
    phone.rebooting = false;
    show(fleet, phone, '重启完成');
    report(fleet, phone, 'bootCompleted');
    wake(fleet, phone, true);
  });
}

/** Kills the process. Nothing is said, nothing more is written; the journal stays as it is. */
export function die(fleet: Fleet, phone: SimPhone): void {
  phone.life += 1;
  phone.power = 'dead';
  phone.rebooting = false;
  dropLink(phone);
  show(fleet, phone, '程序已停止');
}

export function revive(fleet: Fleet, phone: SimPhone): void {
  if (phone.power !== 'dead') return;
  phone.power = 'on';
  phone.attempts = 0;
  show(fleet, phone, '程序已启动');
  report(fleet, phone, 'appStarted');
  wake(fleet, phone, true);
}

/** Takes the network away: the line is cut without a word, work on the phone goes on. */
export function unplug(fleet: Fleet, phone: SimPhone): void {
  if (!phone.plugged) return;
  phone.plugged = false;
  report(fleet, phone, 'networkLost');
  dropLink(phone);
  show(fleet, phone, '网络已断开');
}

export function plug(fleet: Fleet, phone: SimPhone): void {
  if (phone.plugged) return;
  phone.plugged = true;
  phone.attempts = 0;
  report(fleet, phone, 'networkRestored', { network: phone.network });
  show(fleet, phone, '网络已恢复');
  connectLater(fleet, phone, onFrame, true);
}

/** After the clock was turned: what waited for a moment may begin, and the server hears a fresh beat. */
export function clockTurned(fleet: Fleet, phone: SimPhone): void {
  pump(fleet, phone, UPHEAVAL);
  soon(fleet, phone, 50 + fleet.random() * 200, () => {
    beat(fleet, phone);
  });
}

const UPHEAVAL = { reboot, die };

type Frame<T extends ServerFrame['t']> = Extract<ServerFrame, { t: T }>;
type Handlers = { [T in ServerFrame['t']]: (fleet: Fleet, phone: SimPhone, frame: Frame<T>) => void };

/** One entry per frame type: a type without a handler does not compile. */
const HANDLERS: Handlers = {
  challenge: (fleet, phone, { d }) => {
    sayHello(fleet, phone, d.nonce);
  },
  welcome: welcomed,
  act: (fleet, phone, { d }) => {
    accept(fleet, phone, d, UPHEAVAL);
  },
  ask: (fleet, phone, { d }) => {
    tell(fleet, phone, d.action);
  },
  stop: (fleet, phone, { d }) => {
    cancel(fleet, phone, d.action);
    acknowledge(fleet, phone);
  },
  cmd: (fleet, phone, { d }) => {
    command(fleet, phone, d.cmd);
  },
  cfg: (fleet, phone, { d }) => {
    phone.beatSeconds = d.beatSeconds;
    acknowledge(fleet, phone);
  },
  bye: (fleet, phone, { d }) => {
    bye(fleet, phone, d);
  },
  err: (fleet, phone, { d }) => {
    refused(phone, d.about);
    fleet.log.warn({ phone: phone.entry.device, code: d.code }, 'server refused a frame');
  },
  ack: () => undefined,
};

function onFrame(fleet: Fleet, phone: SimPhone, frame: ServerFrame): void {
  if (online(phone)) received(fleet, phone, frame);
  const handle = HANDLERS[frame.t] as (fleet: Fleet, phone: SimPhone, frame: ServerFrame) => void;
  handle(fleet, phone, frame);
}

function welcomed(fleet: Fleet, phone: SimPhone, frame: Frame<'welcome'>): void {
  if (!phone.link) return;
  phone.link.welcomed = true;
  phone.attempts = 0;
  phone.retryAfterMs = 0;
  phone.beatSeconds = frame.d.beatSeconds;
  beginSession(fleet, phone, frame.d);
  received(fleet, phone, frame);
  show(fleet, phone, phone.running ? phone.activity : '已连接');
  beat(fleet, phone, true);
  keepBeating(fleet, phone);
}

function command(fleet: Fleet, phone: SimPhone, cmd: 'sync' | 'unbind' | 'update' | 'rekey'): void {
  if (cmd === 'unbind') {
    phone.life += 1;
    phone.power = 'unpaired';
    dropLink(phone);
    show(fleet, phone, '已解绑，密钥已删除');
    return;
  }
  if (cmd === 'rekey') send(fleet, phone, offerKey(fleet, phone));
  else if (cmd === 'sync') beat(fleet, phone, true);
  else show(fleet, phone, '已是最新版本');
  acknowledge(fleet, phone);
}

function bye(fleet: Fleet, phone: SimPhone, d: { reason: string; retryAfterMs: number }): void {
  phone.retryAfterMs = d.retryAfterMs;
  if (d.reason === 'unbound') phone.power = 'unpaired';
  show(fleet, phone, BYES[d.reason] ?? '服务器请稍后再连');
  dropLink(phone);
  connectLater(fleet, phone, onFrame);
}

const BYES: Record<string, string> = {
  'awaiting-confirmation': '等待运营确认配对',
  takeover: '另一处用同一身份连接',
  unbound: '已被解绑',
  quarantined: '已被隔离',
  badKey: '服务器不认识这把密钥',
  staleTime: '手机时间不准，被服务器拒绝',
  restarting: '服务器正在重启，稍后重连',
  unavailable: '服务器暂时不可用，稍后重连',
  updateRequired: '版本过旧，需要更新',
  unknownVersion: '服务器不认识这个版本',
};

function acknowledge(fleet: Fleet, phone: SimPhone): void {
  if (online(phone)) send(fleet, phone, { t: 'ack', d: {} });
}
