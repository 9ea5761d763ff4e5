import { useState, type ReactElement } from 'react';
import type { Person } from '../../../src/live';
import type { Hand } from '../live/useActions';
import type { Place } from '../place/place';
import { Dialog } from '../ui/Dialog';
import { PersonSelect } from '../ui/PersonSelect';
import { useBusy } from '../ui/useBusy';

interface Props {
  people: Person[];
  hand: Hand;
  onMade: (place: Place) => void;
  onClose: () => void;
}

/** A member makes a group: of customers (the product hears of it) or of colleagues (nobody does). */
export function NewGroupDialog({ people, hand, onMade, onClose }: Props): ReactElement {
  const [kind, setKind] = useState<Kind>('customer');
  const [name, setName] = useState('');
  const [owner, setOwner] = useState(people[0]?.userid ?? '');
  const [others, setOthers] = useState<string[]>([]);
  const { busy, run } = useBusy();
  const users = [owner, ...others.filter((u) => u !== owner)];
  const ready = name.trim() !== '' && owner !== '' && (kind === 'customer' || users.length > 1);
  const make = async (): Promise<void> => {
    const id = await MAKERS[kind](hand, { name: name.trim(), owner, users });
    if (!id) return;
    onMade({ as: 'group', id });
    onClose();
  };
  return (
    <Dialog title="建一个群" onClose={onClose}>
      <form
        className="meet"
        onSubmit={(event) => {
          event.preventDefault();
          run('make', make);
        }}
      >
        <KindField kind={kind} onChange={setKind} />
        <NameField name={name} onChange={setName} />
        <label className="field">
          <span>群主</span>
          <PersonSelect
            value={owner}
            label="群主"
            people={people.map((p) => ({ id: p.userid, name: p.name }))}
            onChange={setOwner}
          />
        </label>
        {kind === 'room' && <Others people={people} owner={owner} chosen={others} onChange={setOthers} />}
        <button
          type="submit"
          className="plain-button strong"
          data-testid="group-make"
          disabled={!ready || busy !== null}
        >
          建群
        </button>
      </form>
    </Dialog>
  );
}

function NameField({ name, onChange }: { name: string; onChange: (name: string) => void }): ReactElement {
  return (
    <label className="field">
      <span>群名</span>
      <input
        value={name}
        maxLength={50}
        data-testid="group-name"
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

type Kind = 'customer' | 'room';

function KindField({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }): ReactElement {
  return (
    <label className="field">
      <span>哪一种</span>
      <select value={kind} onChange={(event) => onChange(event.target.value as Kind)}>
        <option value="customer">客户群（产品会收到 change_external_chat）</option>
        <option value="room">内部群（可以放群机器人，@智能机器人）</option>
      </select>
    </label>
  );
}

interface Draft {
  name: string;
  owner: string;
  users: string[];
}

const MAKERS: Record<Kind, (hand: Hand, draft: Draft) => Promise<string | undefined>> = {
  customer: async (hand, { owner, name }) =>
    (await hand<{ chatId: string }>('groups', { do: 'create', owner, name }))?.chatId,
  room: async (hand, { name, users }) =>
    (await hand<{ chatid: string }>('rooms', { do: 'create', name, users }))?.chatid,
};

interface OthersProps {
  people: Person[];
  owner: string;
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

function Others({ people, owner, chosen, onChange }: OthersProps): ReactElement {
  return (
    <fieldset className="meet-codes">
      <legend>还有谁（至少一位）</legend>
      {people
        .filter((p) => p.userid !== owner)
        .map((p) => (
          <label key={p.userid}>
            <input
              type="checkbox"
              checked={chosen.includes(p.userid)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, p.userid] : chosen.filter((c) => c !== p.userid))
              }
            />
            {p.name}
          </label>
        ))}
    </fieldset>
  );
}
