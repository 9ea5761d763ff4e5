import { useCallback, useState, type ReactElement } from 'react';
import { ClockPanel } from '../clock/ClockPanel';
import type { HeardClock, LiveState } from '../live/liveState';
import type { Actions } from '../live/useActions';
import { SidePane } from '../people/SidePane';
import { PhoneWall } from '../phones/PhoneWall';
import type { Place } from '../place/place';
import { Middle } from './Middle';
import { TabBar, type Tab } from './TabBar';

interface Props {
  state: LiveState;
  clock: HeardClock;
  place: Place | null;
  actions: Actions;
  header: ReactElement;
  onOpen: (place: Place) => void;
}

/** Three columns, or one of them with a tab bar where there is no room. */
export function Screen({ state, clock, place, actions, header, onOpen }: Props): ReactElement {
  const [tab, setTab] = useState<Tab>('chat');
  const [draft, setDraft] = useState({ text: '', nonce: 0 });
  const userid = place?.as === 'member' ? place.userid : undefined;
  const openPlace = useCallback(
    (next: Place) => {
      setTab('chat');
      setDraft({ text: '', nonce: 0 });
      onOpen(next);
    },
    [onOpen],
  );
  const first = state.people[0]?.userid;
  const ask = useCallback(
    (text: string) => {
      setTab('chat');
      const asker = userid ?? first;
      if (asker) onOpen({ as: 'member', userid: asker, desk: 'app' });
      setDraft((before) => ({ text, nonce: before.nonce + 1 }));
    },
    [onOpen, userid, first],
  );
  return (
    <div className="app" data-tab={tab}>
      {header}
      <main className="columns">
        <SidePane
          people={state.people}
          changes={state.changes}
          place={place}
          hand={actions.hand}
          onOpen={openPlace}
        />
        <Middle
          state={state}
          clock={clock}
          place={place}
          actions={actions}
          draft={draft}
          onOpen={openPlace}
        />
        <aside className="right" aria-label="时钟和手机墙">
          <ClockPanel clock={clock} onAdvance={actions.advance} />
          <PhoneWall phones={state.phones} tz={clock.tz} actions={actions} onAsk={ask} />
        </aside>
      </main>
      <TabBar tab={tab} unread={unreadElsewhere(state, userid)} onTab={setTab} />
    </div>
  );
}

const unreadElsewhere = (state: LiveState, current: string | undefined): number =>
  state.people.filter((p) => p.userid !== current).reduce((sum, p) => sum + p.unread, 0);
