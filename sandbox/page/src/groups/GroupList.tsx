import { useState, type ReactElement } from 'react';
import type { Person } from '../../../src/live';
import type { GroupView } from '../../../src/liveCompany';
import type { Hand } from '../live/useActions';
import { useView } from '../live/useView';
import type { Place } from '../place/place';
import { Avatar } from '../ui/Avatar';
import { Icon } from '../ui/Icon';
import { Waiting } from '../ui/Waiting';
import { KIND_WORDS, membersWords } from './groupWords';
import { NewGroupDialog } from './NewGroupDialog';

interface Props {
  people: Person[];
  changes: number;
  current: string | null;
  hand: Hand;
  onOpen: (place: Place) => void;
}

/** Groups of customers, groups the app made, groups of colleagues. */
export function GroupList({ people, changes, current, hand, onOpen }: Props): ReactElement {
  const view = useView<GroupView[]>('views/groups', changes);
  const [making, setMaking] = useState(false);
  return (
    <>
      <h2 className="pane-title">
        群聊 <small>{view.data ? `${view.data.length} 个` : ''}</small>
      </h2>
      <div className="side-tools side-tools-one">
        <button
          type="button"
          className="plain-button"
          data-testid="group-new"
          onClick={() => setMaking(true)}
        >
          <Icon glyph="plus" size={14} />
          建一个群
        </button>
      </div>
      <Waiting view={view} />
      {view.data?.length === 0 && <p className="pane-empty">还没有群。建一个，或等产品用接口建。</p>}
      <ul>
        {view.data?.map((group) => (
          <li key={group.id}>
            <button
              type="button"
              className="person"
              aria-current={group.id === current || undefined}
              data-testid={`group-${group.id}`}
              onClick={() => onOpen({ as: 'group', id: group.id })}
            >
              <Avatar id={group.id} name={group.name} size={38} />
              <span className="person-words">
                <strong>{group.name}</strong>
                <small>
                  {KIND_WORDS[group.kind]} · {group.dismissed ? '已解散' : membersWords(group)}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {making && (
        <NewGroupDialog people={people} hand={hand} onMade={onOpen} onClose={() => setMaking(false)} />
      )}
    </>
  );
}
