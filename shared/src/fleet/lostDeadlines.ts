import { BEAT_SECONDS, OFFLINE_AFTER_SECONDS } from './wire';

/** A beat and a half late may be the network; after two and a half the phone is called stale (fleet.md §3). */
export const STALE_AFTER_SECONDS = BEAT_SECONDS * 2.5;

/**
 * How a phone was lost: its socket closed, it fell silent on an open socket, the gateway that held it died with all its
 * sockets, or that gateway was stopped on purpose and told the phone when to come back. The last two say nothing about
 * the phone, so it gets the whole time.
 */
export type LostBy = 'closed' | 'silent' | 'gatewayGone' | 'serverUpdate';

/** When a lost phone becomes stale and offline, unless it is heard of before. */
export function lostDeadlines(by: LostBy, now: Date): { staleAt: Date; offlineAt: Date } {
  const inSeconds = (s: number): Date => new Date(now.getTime() + s * 1000);
  switch (by) {
    case 'closed':
      return { staleAt: now, offlineAt: inSeconds(OFFLINE_AFTER_SECONDS) };
    case 'silent':
      return { staleAt: now, offlineAt: inSeconds(OFFLINE_AFTER_SECONDS - STALE_AFTER_SECONDS) };
    case 'gatewayGone':
      return { staleAt: now, offlineAt: inSeconds(OFFLINE_AFTER_SECONDS) };
    case 'serverUpdate':
      return { staleAt: inSeconds(STALE_AFTER_SECONDS), offlineAt: inSeconds(OFFLINE_AFTER_SECONDS) };
  }
}

export const LOST_NAMES: Record<LostBy, string> = {
  closed: '连接断开',
  silent: '心跳中断',
  gatewayGone: '网关中断',
  serverUpdate: '服务器更新',
};
