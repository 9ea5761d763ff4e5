import { useEffect, useState, type ReactElement } from 'react';
import type { Person } from '../../../src/live';
import { CustomerList } from '../customers/CustomerList';
import { GroupList } from '../groups/GroupList';
import type { Hand } from '../live/useActions';
import type { Place } from '../place/place';
import { PeoplePane } from './PeoplePane';

type Side = Place['as'];
const SIDES: { side: Side; text: string }[] = [
  { side: 'member', text: '员工' },
  { side: 'customer', text: '客户' },
  { side: 'group', text: '群聊' },
];

interface Props {
  people: Person[];
  changes: number;
  place: Place | null;
  hand: Hand;
  onOpen: (place: Place) => void;
}

/** Whom one can be: the company's people, its customers, or everybody in a group. */
export function SidePane(props: Props): ReactElement {
  const { place } = props;
  const [side, setSide] = useState<Side>(place?.as ?? 'member');
  useEffect(() => {
    if (place) setSide(place.as);
  }, [place]);
  return (
    <nav className="people" aria-label="人员">
      <div className="side-switch" role="group" aria-label="换一边">
        {SIDES.map((s) => (
          <button
            key={s.side}
            type="button"
            aria-pressed={side === s.side}
            data-testid={`side-${s.side}`}
            onClick={() => setSide(s.side)}
          >
            {s.text}
          </button>
        ))}
      </div>
      <List {...props} side={side} />
    </nav>
  );
}

function List({ side, place, onOpen, ...shared }: Props & { side: Side }): ReactElement {
  switch (side) {
    case 'member':
      return (
        <PeoplePane
          people={shared.people}
          current={place?.as === 'member' ? place.userid : null}
          onSwitch={(userid) => onOpen({ as: 'member', userid, desk: 'app' })}
        />
      );
    case 'customer':
      return (
        <CustomerList {...shared} current={place?.as === 'customer' ? place.id : null} onOpen={onOpen} />
      );
    case 'group':
      return <GroupList {...shared} current={place?.as === 'group' ? place.id : null} onOpen={onOpen} />;
  }
}
