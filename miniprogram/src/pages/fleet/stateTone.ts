import { tierOf, type Tier } from '@cunkebao/shared/accounts/tiers';
import type { DeviceState } from '@cunkebao/shared/fleet/deviceStates';
import type { Tone } from '@/ui/tone';

export const STATE_TONES: Record<DeviceState, Tone> = {
  pairing: 'info',
  online: 'ok',
  stale: 'warn',
  offline: 'mute',
  abnormal: 'bad',
  missing: 'bad',
  draining: 'info',
  maintenance: 'plan',
  quarantined: 'bad',
  unbound: 'mute',
};

const TIER_TONES: Record<Tier, Tone> = {
  excellent: 'ok',
  good: 'ok',
  fair: 'warn',
  warning: 'bad',
  danger: 'bad',
};

export const healthTone = (score: number): Tone => TIER_TONES[tierOf(score)];
