import { Text, View } from '@tarojs/components';
import { TIER_NAMES, tierOf } from '@cunkebao/shared/accounts/tiers';
import type { DeviceDetail } from '@cunkebao/shared/fleet';
import { Bar } from '@/ui/Bar';
import { Card } from '@/ui/Card';
import { healthTone } from '../../stateTone';

/** The WeChat account logged in on the phone and the score that decides how much it may do. */
export function Account({ account }: { account: DeviceDetail['account'] }) {
  if (!account) {
    return (
      <Card title="微信号">
        <Text className="detail-none">这台手机上没有登录微信号</Text>
      </Card>
    );
  }
  const tone = healthTone(account.healthScore);
  return (
    <Card title="微信号" extra={<Text>{account.id}</Text>}>
      <View className="account">
        <View className="account-face">
          <Text>{account.nickname.slice(0, 1)}</Text>
        </View>
        <View className="account-body">
          <View className="account-line">
            <Text className="account-name">{account.nickname}</Text>
            <Text
              className={`account-score score-${tone}`}
            >{`健康分 ${String(account.healthScore)} · ${TIER_NAMES[tierOf(account.healthScore)]}`}</Text>
          </View>
          <Bar share={account.healthScore / 100} tone={tone} />
        </View>
      </View>
    </Card>
  );
}
