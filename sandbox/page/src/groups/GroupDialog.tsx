import type { ReactElement } from 'react';
import type { Person } from '../../../src/live';
import type { GroupView } from '../../../src/liveCompany';
import type { Hand } from '../live/useActions';
import { Dialog } from '../ui/Dialog';
import { useBusy } from '../ui/useBusy';
import { AddToGroup } from './AddToGroup';
import { CustomerGroupDeeds } from './CustomerGroupDeeds';
import { Robots } from './Robots';

interface Props {
  group: GroupView;
  people: Person[];
  changes: number;
  hand: Hand;
  onClose: () => void;
}

/** Who is inside, who comes and goes, and what the owner may change. */
export function GroupDialog({ group, people, changes, hand, onClose }: Props): ReactElement {
  const open = !group.dismissed && group.kind !== 'app';
  return (
    <Dialog title={`${group.name} · 群管理`} onClose={onClose}>
      <div className="meet">
        {group.kind === 'app' && <p className="pane-empty">这个群由应用管理，成员用 appchat/update 改。</p>}
        <Members group={group} open={open} hand={hand} />
        {open && <AddToGroup group={group} people={people} changes={changes} hand={hand} />}
        {open && group.kind === 'customer' && <CustomerGroupDeeds group={group} hand={hand} />}
        {group.kind !== 'customer' && <Robots group={group} hand={hand} />}
      </div>
    </Dialog>
  );
}

function Members({ group, open, hand }: Pick<Props, 'group' | 'hand'> & { open: boolean }): ReactElement {
  const { busy, run } = useBusy();
  const quit = (who: string, how: 'left' | 'removed') => (): void =>
    run(who, () =>
      group.kind === 'customer'
        ? hand('groups', { do: 'quit', chat_id: group.id, who, how })
        : hand('rooms', { do: 'quit', chatid: group.id, userid: who }),
    );
  return (
    <fieldset className="meet-codes">
      <legend>群里的人</legend>
      {group.members.map((m) => (
        <div className="member-row" key={m.id} data-testid={`member-${m.id}`}>
          <span>
            {m.name}
            {m.id === group.owner && <small> 群主</small>}
            {m.external && <small> 客户</small>}
          </span>
          {open && m.id !== group.owner && (
            <span className="relation-deeds">
              <button
                type="button"
                className="text-button"
                data-testid={`quit-${m.id}`}
                disabled={busy !== null}
                onClick={quit(m.id, 'left')}
              >
                自己退群
              </button>
              {group.kind === 'customer' && (
                <button
                  type="button"
                  className="text-button"
                  disabled={busy !== null}
                  onClick={quit(m.id, 'removed')}
                >
                  被移出
                </button>
              )}
            </span>
          )}
        </div>
      ))}
    </fieldset>
  );
}
