import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { TagGroup } from '@cunkebao/shared/customers';
import { openTag } from '@/platform/navigate';
import { Card } from '@/ui/Card';
import { figure } from '@/ui/figures';
import { press } from '@/ui/press';

const SHOWN_FOLDED = 12;

/** One tag group. Long ones are folded, unless a search has already made them short. */
export function Group(props: { group: TagGroup; mayOpen: boolean; open: boolean }) {
  const { group, mayOpen } = props;
  const [unfolded, setUnfolded] = useState(false);
  const whole = unfolded || props.open || group.tags.length <= SHOWN_FOLDED;
  const tags = whole ? group.tags : group.tags.slice(0, SHOWN_FOLDED);
  const show = (id: string) => {
    if (mayOpen) openTag(id);
    else void Taro.showToast({ title: '你没有查看客户的权限', icon: 'none' });
  };
  return (
    <Card
      title={group.name}
      extra={
        <Text>{`${group.choice === 'single' ? '单选' : '多选'} · ${figure(group.tags.length)} 个`}</Text>
      }
    >
      <View className="tag-list">
        {tags.map((tag) => (
          <View
            key={tag.id}
            className="tag-pill"
            {...press(
              () => {
                show(tag.id);
              },
              `${tag.name} ${figure(tag.customers)} 人`,
            )}
          >
            <Text className="tag-name">{tag.name}</Text>
            <Text className="tag-count">{figure(tag.customers)}</Text>
          </View>
        ))}
      </View>
      {whole ? null : (
        <Text
          className="tag-more"
          {...press(() => {
            setUnfolded(true);
          })}
        >
          {`展开全部 ${figure(group.tags.length)} 个`}
        </Text>
      )}
    </Card>
  );
}
