import { Text, View } from '@tarojs/components';
import type { CustomerRow } from '@cunkebao/shared/customers';
import {
  CUSTOMER_STAGE_NAMES,
  CUSTOMER_STATE_NAMES,
  type CustomerState,
} from '@cunkebao/shared/customers/lifecycle';
import { yuan } from '@cunkebao/shared/kernel/money';
import { momentOf } from '@cunkebao/shared/kernel/zone';
import { figure } from '@/ui/figures';
import { Tag } from '@/ui/Tag';
import type { Tone } from '@/ui/tone';

const STATE_TONES: Record<CustomerState, Tone> = {
  active: 'ok',
  dormant: 'mute',
  churnRisk: 'warn',
  lost: 'bad',
};

/** One customer, as little of a person as the work needs: names and numbers arrive masked. */
export function CustomerItem({ customer, zone }: { customer: CustomerRow; zone: string }) {
  const spoke = customer.lastMessageAt
    ? `最近消息 ${momentOf(new Date(customer.lastMessageAt), zone)}`
    : `添加于 ${momentOf(new Date(customer.addedAt), zone)}`;
  const known = [customer.account, customer.phoneTail && `尾号 ${customer.phoneTail}`]
    .filter(Boolean)
    .join(' · ');
  return (
    <View className="customer">
      <View className="customer-face">
        <Text>{customer.name.slice(0, 1)}</Text>
      </View>
      <View className="customer-body">
        <View className="customer-line">
          <Text className="customer-name">{customer.name}</Text>
          <Tag tone={STATE_TONES[customer.state]}>{CUSTOMER_STATE_NAMES[customer.state]}</Tag>
          <Tag tone="info">{CUSTOMER_STAGE_NAMES[customer.stage]}</Tag>
          {customer.optedOut ? <Tag tone="bad">已退订</Tag> : null}
        </View>
        <Text className="customer-note">{spoke}</Text>
        {known ? <Text className="customer-note">{known}</Text> : null}
      </View>
      <View className="customer-money">
        <Text className="customer-amount">{customer.orders > 0 ? yuan(customer.amountCents) : '—'}</Text>
        <Text className="customer-note">
          {customer.orders > 0 ? `${figure(customer.orders)} 单` : '未成交'}
        </Text>
      </View>
    </View>
  );
}
