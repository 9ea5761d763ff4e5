import { useState, type ReactElement } from 'react';
import type { Person } from '../../../src/live';
import type { CustomerListView, CustomerView } from '../../../src/liveCompany';
import type { Hand } from '../live/useActions';
import { useView } from '../live/useView';
import type { Place } from '../place/place';
import { Avatar } from '../ui/Avatar';
import { Icon } from '../ui/Icon';
import { useLater } from '../ui/useLater';
import { Waiting } from '../ui/Waiting';
import { knownTo } from './customerWords';
import { MeetDialog } from './MeetDialog';

interface Props {
  people: Person[];
  changes: number;
  current: string | null;
  hand: Hand;
  onOpen: (place: Place) => void;
}

/** The other side of the company: everybody a member ever met, and whoever comes next. */
export function CustomerList({ people, changes, current, hand, onOpen }: Props): ReactElement {
  const [words, setWords] = useState('');
  const [meeting, setMeeting] = useState(false);
  const asked = useLater(words.trim(), 250);
  const view = useView<CustomerListView>(`views/customers?q=${encodeURIComponent(asked)}`, changes);
  const list = view.data;
  return (
    <>
      <h2 className="pane-title">
        做一回客户 <small>{list ? `${list.total} 位` : ''}</small>
      </h2>
      <Tools words={words} onWords={setWords} onNew={() => setMeeting(true)} />
      <Waiting view={view} />
      {list?.customers.length === 0 && (
        <p className="pane-empty">
          {asked ? `没有叫“${asked}”的客户。` : '还没有客户。点“新客户”，扫一个码加一位成员。'}
        </p>
      )}
      <ul>
        {list?.customers.map((customer) => (
          <CustomerRow
            key={customer.id}
            customer={customer}
            current={customer.id === current}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {list?.more && <p className="side-more">只列出这些，用名字找更快。</p>}
      {meeting && (
        <MeetDialog
          people={people}
          changes={changes}
          customer={null}
          hand={hand}
          onMet={onOpen}
          onClose={() => setMeeting(false)}
        />
      )}
    </>
  );
}

interface ToolsProps {
  words: string;
  onWords: (words: string) => void;
  onNew: () => void;
}

function Tools({ words, onWords, onNew }: ToolsProps): ReactElement {
  return (
    <div className="side-tools">
      <input
        type="search"
        value={words}
        maxLength={64}
        placeholder="找客户"
        aria-label="找客户"
        data-testid="customer-search"
        onChange={(event) => onWords(event.target.value)}
      />
      <button type="button" className="plain-button" data-testid="customer-new" onClick={onNew}>
        <Icon glyph="plus" size={14} />
        新客户
      </button>
    </div>
  );
}

interface RowProps {
  customer: CustomerView;
  current: boolean;
  onOpen: Props['onOpen'];
}

function CustomerRow({ customer, current, onOpen }: RowProps): ReactElement {
  const first = customer.relations.find((r) => r.standing === 'friends') ?? customer.relations[0];
  return (
    <li>
      <button
        type="button"
        className="person"
        aria-current={current || undefined}
        data-testid={`customer-${customer.id}`}
        onClick={() => onOpen({ as: 'customer', id: customer.id, with: first?.userid ?? null })}
      >
        <Avatar id={customer.id} name={customer.name} size={38} />
        <span className="person-words">
          <strong>{customer.name}</strong>
          <small>{knownTo(customer)}</small>
        </span>
      </button>
    </li>
  );
}
