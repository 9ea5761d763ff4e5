import { Text, View } from '@tarojs/components';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Loaded } from '@/ui/Loaded';
import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';
import { Abilities } from './parts/Abilities';
import { Profile } from './parts/Profile';
import { usePage } from './usePage';
import './index.scss';

export default function Me() {
  const page = usePage();
  return (
    <Page title="我的">
      <Loaded data={page.data} problem={page.problem} skeleton={<Skeleton cards={3} />} onRetry={page.retry}>
        {(me) => (
          <>
            <Profile me={me} />
            <Abilities permissions={me.permissions} />
            <Card title="设置">
              <Cell label="语言" value={me.language === 'zh' ? '中文' : 'English'} />
              <Cell label="时区" value={me.timeZone} />
              <Cell label="版本" value={APP_VERSION} />
              <Text className="me-hint">在聊天里发送“语言 en”可以换成英文回复</Text>
            </Card>
            <View className="me-leave">
              <Button kind="danger" wide onClick={page.leave}>
                退出登录
              </Button>
            </View>
          </>
        )}
      </Loaded>
    </Page>
  );
}
