import { useState, type ReactElement } from 'react';
import type { Person } from '../../../src/live';
import type { CustomerListView, GroupView } from '../../../src/liveCompany';
import type { Hand } from '../live/useActions';
import { useView } from '../live/useView';
import { PersonSelect } from '../ui/PersonSelect';
import { useBusy } from '../ui/useBusy';
import { useLater } from '../ui/useLater';

interface Props {
  group: GroupView;
  people: Person[];
  changes: number;
  hand: Hand;
}

/** Lets a colleague in, or into a customer group a customer found by name. */
export function AddToGroup({ group, people, changes, hand }: Props): ReactElement {
  const [words, setWords] = useState('');
  const [who, setWho] = useState('');
  const { busy, run } = useBusy();
  const ofCustomers = group.kind === 'customer';
  const offered = useOffered({ group, people, changes }, words);
  const chosen = offered.some((p) => p.id === who) ? who : '';
  const add = async (): Promise<void> => {
    const added = await (ofCustomers
      ? hand('groups', { do: 'join', chat_id: group.id, who: chosen, scene: 'invited' })
      : hand('rooms', { do: 'join', chatid: group.id, userid: chosen }));
    if (added) setWho('');
  };
  return (
    <fieldset className="meet-codes">
      <legend>拉人进群</legend>
      <div className="member-row">
        {ofCustomers && (
          <input
            className="small-field"
            type="search"
            value={words}
            maxLength={64}
            placeholder="找客户"
            aria-label="找客户"
            onChange={(event) => setWords(event.target.value)}
          />
        )}
        <PersonSelect
          value={chosen}
          label="拉谁进群"
          nobody="选一个人"
          people={offered}
          testId="group-add-who"
          onChange={setWho}
        />
        <button
          type="button"
          className="plain-button"
          data-testid="group-add"
          disabled={!chosen || busy !== null}
          onClick={() => run('add', add)}
        >
          进群
        </button>
      </div>
    </fieldset>
  );
}

/** Colleagues who are not inside, and for customer groups the customers with that name. */
function useOffered({ group, people, changes }: Omit<Props, 'hand'>, words: string): Offered[] {
  const asked = useLater(words.trim(), 250);
  const path = group.kind === 'customer' ? `views/customers?q=${encodeURIComponent(asked)}` : null;
  const found = useView<CustomerListView>(path, changes).data?.customers ?? [];
  const inside = new Set(group.members.map((m) => m.id));
  return [
    ...people.map((p) => ({ id: p.userid, name: `${p.name}（员工）` })),
    ...found.map((c) => ({ id: c.id, name: c.name })),
  ].filter((p) => !inside.has(p.id));
}

interface Offered {
  id: string;
  name: string;
}
