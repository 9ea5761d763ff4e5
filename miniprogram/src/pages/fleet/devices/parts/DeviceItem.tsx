import { Text, View } from '@tarojs/components';
import type { DeviceRow } from '@cunkebao/shared/fleet';
import { DEVICE_STATE_NAMES } from '@cunkebao/shared/fleet/deviceStates';
import { openDevice } from '@/platform/navigate';
import { press } from '@/ui/press';
import { Tag } from '@/ui/Tag';
import { healthTone, STATE_TONES } from '../../stateTone';
import { Battery } from './Battery';

/** One phone: who it is, how it is and why, and the account it works for. */
export function DeviceItem({ device }: { device: DeviceRow }) {
  const tone = STATE_TONES[device.state];
  return (
    <View
      className="device"
      {...press(() => {
        openDevice(device.id);
      }, `${device.id} ${device.name} ${DEVICE_STATE_NAMES[device.state]}`)}
    >
      <View className="device-top">
        <Text className="device-name">{device.name}</Text>
        <Text className="device-id">{device.id}</Text>
        <View className="device-fill" />
        <Tag tone={tone}>{DEVICE_STATE_NAMES[device.state]}</Tag>
      </View>
      {device.cause && device.state !== 'online' ? (
        <Text className={`device-cause cause-${tone}`}>{device.cause}</Text>
      ) : null}
      <View className="device-facts">
        <Battery level={device.battery} charging={device.charging} />
        {device.network ? <Text className="device-fact">{device.network}</Text> : null}
        {device.group ? <Text className="device-fact">{device.group}</Text> : null}
        {device.account ? (
          <>
            <Text className="device-fact device-account">{device.account.nickname}</Text>
            <Text className={`device-score score-${healthTone(device.account.healthScore)}`}>
              {`健康分 ${String(device.account.healthScore)}`}
            </Text>
          </>
        ) : null}
      </View>
    </View>
  );
}
