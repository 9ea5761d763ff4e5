import { useState, type ReactElement } from 'react';
import type { Person } from '../../../src/live';
import type { CustomerView, RelationView } from '../../../src/liveCompany';
import { ChatNotice } from '../chat/ChatStates';
import type { ChatFrame } from '../chat/Talk';
import type { Hand } from '../live/useActions';
import { useView } from '../live/useView';
import type { Place } from '../place/place';
import { Avatar } from '../ui/Avatar';
import { Icon } from '../ui/Icon';
import { Waiting } from '../ui/Waiting';
import { CustomerChat } from './CustomerChat';
import { knownTo, STANDING_WORDS } from './customerWords';
import { MeetDialog } from './MeetDialog';
import { MomentFeed } from './MomentFeed';

interface Props {
  id: string;
  /** the member whose chat is open; null is the moments */
  open: string | null;
  people: Person[];
  changes: number;
  frame: ChatFrame;
  productUp: boolean;
  hand: Hand;
  onOpen: (place: Place) => void;
}

/** The page as this customer's WeChat: his chats with members, and what they publish. */
export function CustomerPane(props: Props): ReactElement {
  const view = useView<CustomerView>(`views/customers/${encodeURIComponent(props.id)}`, props.changes);
  const [meeting, setMeeting] = useState(false);
  const customer = view.data;
  if (!customer) {
    return (
      <section className="chat" aria-label="客户">
        <Waiting view={view} />
      </section>
    );
  }
  const relation = customer.relations.find((r) => r.userid === props.open);
  const show = (userid: string | null): void =>
    props.onOpen({ as: 'customer', id: customer.id, with: userid });
  return (
    <section className="chat" aria-label={`客户 ${customer.name}`} data-testid="customer-pane">
      <CustomerHead customer={customer} onMeet={() => setMeeting(true)} />
      <ChatTabs customer={customer} open={relation?.userid ?? null} onShow={show} />
      <ChatNotice lost={props.frame.lost} productUp={props.productUp} />
      {relation ? (
        <CustomerChat
          key={relation.userid}
          customer={customer}
          relation={relation}
          frame={props.frame}
          hand={props.hand}
        />
      ) : (
        <MomentFeed customer={customer} changes={props.changes} tz={props.frame.tz} hand={props.hand} />
      )}
      {meeting && (
        <MeetDialog
          people={props.people}
          changes={props.changes}
          customer={customer}
          hand={props.hand}
          onMet={props.onOpen}
          onClose={() => setMeeting(false)}
        />
      )}
    </section>
  );
}

function CustomerHead({ customer, onMeet }: { customer: CustomerView; onMeet: () => void }): ReactElement {
  return (
    <header className="chat-head">
      <Avatar id={customer.id} name={customer.name} size={34} />
      <div className="chat-head-app">
        <h2>
          {customer.name} <span className="tag">客户</span>
        </h2>
        <p title={customer.id}>{knownTo(customer)}</p>
      </div>
      <button type="button" className="plain-button" data-testid="customer-meet" onClick={onMeet}>
        <Icon glyph="plus" size={14} />
        扫码或加人
      </button>
    </header>
  );
}

interface TabsProps {
  customer: CustomerView;
  open: string | null;
  onShow: (userid: string | null) => void;
}

function ChatTabs({ customer, open, onShow }: TabsProps): ReactElement {
  return (
    <div className="chat-tabs" role="group" aria-label="和谁的聊天">
      {customer.relations.map((r: RelationView) => (
        <button
          key={r.userid}
          type="button"
          aria-pressed={open === r.userid}
          data-testid={`relation-${r.userid}`}
          data-standing={r.standing}
          onClick={() => onShow(r.userid)}
        >
          {r.name}
          {r.standing !== 'friends' && <small>{STANDING_WORDS[r.standing]}</small>}
        </button>
      ))}
      <button
        type="button"
        aria-pressed={open === null}
        data-testid="customer-moments"
        onClick={() => onShow(null)}
      >
        朋友圈
      </button>
    </div>
  );
}
