import { Text, View } from '@tarojs/components';
import { Ask } from '@/assistant/Ask';
import { Empty } from '@/ui/Empty';
import { figure } from '@/ui/figures';
import { Loaded } from '@/ui/Loaded';
import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';
import { Group } from './parts/Group';
import { usePage } from './usePage';
import './index.scss';

export default function Tags() {
  const page = usePage();
  return (
    <Page title="标签">
      <Ask here="tags" placeholder="搜标签，或说：高价值客户" onKeyword={page.lookFor} />
      <Loaded
        data={page.data}
        problem={page.problem}
        skeleton={<Skeleton cards={4} lines={4} />}
        onRetry={page.retry}
      >
        {({ groups, totalTags, taggedCustomers }) => (
          <View className={page.waiting ? 'waiting' : ''}>
            <Text className="tags-sum">
              {`${figure(groups.length)} 组 · ${figure(totalTags)} 个标签 · ${figure(taggedCustomers)} 位客户有标签`}
            </Text>
            {groups.length === 0 ? <Nothing searched={page.search !== ''} /> : null}
            {groups.map((group) => (
              <Group key={group.id} group={group} mayOpen={page.mayOpen} open={page.search !== ''} />
            ))}
          </View>
        )}
      </Loaded>
    </Page>
  );
}

function Nothing({ searched }: { searched: boolean }) {
  return searched ? (
    <Empty title="没有符合的标签" hint="换一个关键词试试" />
  ) : (
    <Empty title="还没有标签" hint="在企业微信里发送“新建标签 高意向 到 意向组”" />
  );
}
