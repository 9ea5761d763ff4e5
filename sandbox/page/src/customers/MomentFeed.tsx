import { clockOf, dayOf } from '@cunkebao/shared/kernel';
import type { ReactElement } from 'react';
import type { CustomerView, MomentView } from '../../../src/liveCompany';
import type { Hand } from '../live/useActions';
import { useView } from '../live/useView';
import { Avatar } from '../ui/Avatar';
import { useBusy } from '../ui/useBusy';
import { Waiting } from '../ui/Waiting';

interface Props {
  customer: CustomerView;
  changes: number;
  tz: string;
  hand: Hand;
}

/** 朋友圈: what members published and this customer may see. */
export function MomentFeed({ customer, changes, tz, hand }: Props): ReactElement {
  const view = useView<MomentView[]>(`views/customers/${encodeURIComponent(customer.id)}/moments`, changes);
  return (
    <div className="feed">
      <Waiting view={view} />
      {view.data?.length === 0 && (
        <p className="pane-empty">还没有看得到的朋友圈。成员在“任务”里发表以后，会出现在这里。</p>
      )}
      {view.data?.map((moment) => (
        <MomentCard
          key={`${moment.id} ${moment.userid}`}
          moment={moment}
          customer={customer}
          tz={tz}
          hand={hand}
        />
      ))}
    </div>
  );
}

interface CardProps extends Omit<Props, 'changes'> {
  moment: MomentView;
}

function MomentCard({ moment, customer, tz, hand }: CardProps): ReactElement {
  const { busy, run } = useBusy();
  const at = new Date(moment.at);
  const react = (what: 'like' | 'comment') => (): void =>
    run(what, () => hand(`moments/${encodeURIComponent(moment.id)}`, { do: what, by: customer.id }));
  return (
    <article className="feed-card" data-testid={`moment-${moment.id}`}>
      <Avatar id={moment.userid} name={moment.name} size={36} />
      <div>
        <h3>{moment.name}</h3>
        <p className="text">{moment.text}</p>
        <p className="feed-foot">
          <small>
            {dayOf(at, tz)} {clockOf(at, tz)}
          </small>
          <button
            type="button"
            className="text-button"
            disabled={moment.liked || busy !== null}
            onClick={react('like')}
          >
            {moment.liked ? '已赞' : '赞'}
          </button>
          <button type="button" className="text-button" disabled={busy !== null} onClick={react('comment')}>
            {moment.commented ? '再评论一次' : '评论'}
          </button>
        </p>
      </div>
    </article>
  );
}
