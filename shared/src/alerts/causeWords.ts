import type { Said } from '../kernel';

/** Of a phone one says 离线超过, not 设备离线时长超过. */
export const SAID: Partial<Record<string, Said>> = {
  offlineMinutes: { zh: '离线', en: 'offline' },
  battery: { zh: '电量', en: 'battery' },
  freeMb: { zh: '剩余空间', en: 'free space' },
  healthScore: { zh: '健康分', en: 'health score' },
  abnormal: { zh: '异常', en: 'abnormal' },
  quarantined: { zh: '被隔离', en: 'quarantined' },
};

/** These are so or are not: no bound is named. */
export const PLAIN: Partial<Record<string, Said>> = {
  abnormal: { zh: '异常，需要有人看一下', en: 'abnormal: somebody should look' },
  quarantined: { zh: '身份被两台手机争用，已隔离', en: 'quarantined: two phones claim one identity' },
};
