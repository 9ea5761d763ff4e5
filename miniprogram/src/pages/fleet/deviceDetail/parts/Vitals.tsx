import { Text, View } from '@tarojs/components';
import type { DeviceDetail } from '@cunkebao/shared/fleet';
import { DEVICE_STATE_NAMES } from '@cunkebao/shared/fleet/deviceStates';
import { LOW_BATTERY, LOW_STORAGE_MB } from '@cunkebao/shared/fleet/stateOfDevice';
import { clockOf, momentOf } from '@cunkebao/shared/kernel/zone';
import { Card } from '@/ui/Card';
import { megabytes } from '@/ui/figures';
import { Stat } from '@/ui/Stat';
import { Tag } from '@/ui/Tag';
import type { Tone } from '@/ui/tone';
import { STATE_TONES } from '../../stateTone';

/** How the phone is right now, since when and why. */
export function Vitals({ device, zone }: { device: DeviceDetail; zone: string }) {
  const since = `${momentOf(new Date(device.since), zone)} 起`;
  return (
    <Card>
      <View className="vitals-head">
        <Text className="vitals-name">{device.name}</Text>
        <Text className="vitals-id">{device.id}</Text>
        <View className="vitals-fill" />
        <Tag tone={STATE_TONES[device.state]}>{DEVICE_STATE_NAMES[device.state]}</Tag>
      </View>
      <Text className="vitals-cause">{device.cause ? `${device.cause} · ${since}` : since}</Text>
      <View className="stats vitals-stats">
        <Battery device={device} />
        <Stat label="网络" value={device.network ?? '—'} />
        <Stat label="剩余空间" value={megabytes(device.freeMb)} tone={spaceTone(device.freeMb)} />
        <Stat label="最近心跳" value={device.lastSeenAt ? clockOf(new Date(device.lastSeenAt), zone) : '—'} />
      </View>
    </Card>
  );
}

function Battery({ device: { battery, charging } }: { device: DeviceDetail }) {
  const low = battery !== null && battery < LOW_BATTERY && !charging;
  return (
    <Stat
      label={charging ? '电量 · 充电中' : '电量'}
      value={battery === null ? '—' : `${String(battery)}%`}
      tone={low ? 'bad' : undefined}
    />
  );
}

const spaceTone = (freeMb: number | null): Tone | undefined =>
  freeMb !== null && freeMb < LOW_STORAGE_MB ? 'bad' : undefined;
