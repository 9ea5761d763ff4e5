import { useEffect, useState, type ReactElement } from 'react';
import type { Person } from '../../../src/live';
import { CustomerList } from '../customers/CustomerList';
import type { Hand } from '../live/useActions';
import type { Place } from '../place/place';
import { PeoplePane } from './PeoplePane';

type Side = Place['as'];
const SIDES: { side: Side; text: string }[] = [
  { side: 'member', text: '员工' },
  { side: 'customer', text: '客户' },
];

interface Props {
  people: Person[];
  changes: number;
  place: Place | null;
  hand: Hand;
  onOpen: (place: Place) => void;
}

/** Whom one can be: the company's people, its customers, or everybody in a group. */
export function SidePane({ people, changes, place, hand, onOpen }: Props): ReactElement {
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
      {side === 'member' && (
        <PeoplePane
          people={people}
          current={place?.as === 'member' ? place.userid : null}
          onSwitch={(userid) => onOpen({ as: 'member', userid, desk: 'app' })}
        />
      )}
      {side === 'customer' && (
        <CustomerList
          people={people}
          changes={changes}
          current={place?.as === 'customer' ? place.id : null}
          hand={hand}
          onOpen={onOpen}
        />
      )}
    </nav>
  );
}
