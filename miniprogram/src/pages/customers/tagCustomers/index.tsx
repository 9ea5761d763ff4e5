import { Text, View } from '@tarojs/components';
import { goBack } from '@/platform/navigate';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { figure } from '@/ui/figures';
import { Loaded } from '@/ui/Loaded';
import { More } from '@/ui/More';
import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';
import { CustomerItem } from './parts/CustomerItem';
import { usePage } from './usePage';
import './index.scss';

export default function TagCustomers() {
  const page = usePage();
  return (
    <Page
      title="标签客户"
      onBack={() => {
        goBack('/pages/customers/tags/index');
      }}
    >
      <Loaded data={page.data} problem={page.problem} skeleton={<Skeleton cards={7} />} onRetry={page.retry}>
        {({ tag, total, rows, done }) => (
          <>
            <View className="of-tag">
              <Text className="of-tag-name">{tag.name}</Text>
              <Text className="of-tag-group">{`${tag.group} · ${figure(total)} 位客户`}</Text>
            </View>
            {rows.length === 0 ? (
              <Empty title="还没有客户" hint="打上这个标签的客户会出现在这里" />
            ) : (
              <>
                <Card flush>
                  {rows.map((customer) => (
                    <CustomerItem key={customer.id} customer={customer} zone={page.zone} />
                  ))}
                </Card>
                <More
                  shown={rows.length}
                  total={total}
                  busy={page.loadingMore}
                  done={done}
                  onMore={page.more}
                />
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
