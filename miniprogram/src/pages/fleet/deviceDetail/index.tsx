import { goBack } from '@/platform/navigate';
import { Loaded } from '@/ui/Loaded';
import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';
import { Account } from './parts/Account';
import { Actions } from './parts/Actions';
import { Events } from './parts/Events';
import { Facts } from './parts/Facts';
import { Vitals } from './parts/Vitals';
import { usePage } from './usePage';
import './index.scss';

export default function DeviceDetail() {
  const page = usePage();
  return (
    <Page
      title={`设备 ${page.id}`}
      onBack={() => {
        goBack();
      }}
    >
      <Loaded
        data={page.data}
        problem={page.problem}
        skeleton={<Skeleton cards={4} lines={4} />}
        onRetry={page.retry}
      >
        {(device) => (
          <>
            <Vitals device={device} zone={page.zone} />
            <Account account={device.account} />
            <Actions actions={device.actions} zone={page.zone} />
            <Events events={device.events} zone={page.zone} />
            <Facts device={device} zone={page.zone} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
