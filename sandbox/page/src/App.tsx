import { dayOf } from '@cunkebao/shared/kernel';
import { useCallback, useState, type ReactElement } from 'react';
import type { Person } from '../../src/live';
import { ChatPane } from './chat/ChatPane';
import { ClockPanel } from './clock/ClockPanel';
import { FaultDialog } from './faults/FaultDialog';
import { useFaults } from './faults/useFaults';
import { Header } from './frame/Header';
import { Splash } from './frame/Splash';
import { TabBar, type Tab } from './frame/TabBar';
import { Toasts } from './frame/Toasts';
import { useCurrentPerson } from './frame/useCurrentPerson';
import { useToasts } from './frame/useToasts';
import { momentNow, type HeardClock, type LiveState, type Pending } from './live/liveState';
import { useActions, type Actions } from './live/useActions';
import { useLive } from './live/useLive';
import { PeoplePane } from './people/PeoplePane';
import { PhoneWall } from './phones/PhoneWall';

export function App(): ReactElement {
  const { state, dispatch, watch, retry } = useLive();
  const { toasts, tell } = useToasts();
  const actions = useActions(dispatch, tell);
  const { person, open } = useCurrentPerson(state.people, watch, actions);
  const faults = useFaults(state.link === 'open', tell);
  const [faultsOpen, setFaultsOpen] = useState(false);
  const { product, clock } = state;

  if (!product || !clock) return <Splash attempts={state.attempts} onRetry={retry} />;
  return (
    <>
      <Screen
        state={state}
        clock={clock}
        person={person}
        actions={actions}
        onOpen={open}
        header={
          <Header
            link={state.link}
            attempts={state.attempts}
            product={product}
            faults={faults.active.length}
            onFaults={() => setFaultsOpen(true)}
            onRetry={retry}
          />
        }
      />
      {faultsOpen && <FaultDialog faults={faults} onClose={() => setFaultsOpen(false)} />}
      <Toasts toasts={toasts} />
    </>
  );
}

interface ScreenProps {
  state: LiveState;
  clock: HeardClock;
  person: Person | null;
  actions: Actions;
  header: ReactElement;
  onOpen: (userid: string) => void;
}

/** Three columns, or one of them with a tab bar where there is no room. */
function Screen({ state, clock, person, actions, header, onOpen }: ScreenProps): ReactElement {
  const [tab, setTab] = useState<Tab>('chat');
  const [draft, setDraft] = useState({ text: '', nonce: 0 });
  const ask = useCallback((text: string) => {
    setTab('chat');
    setDraft((before) => ({ text, nonce: before.nonce + 1 }));
  }, []);
  const switchTo = useCallback(
    (userid: string) => {
      setTab('chat');
      setDraft({ text: '', nonce: 0 });
      onOpen(userid);
    },
    [onOpen],
  );
  return (
    <div className="app" data-tab={tab}>
      {header}
      <main className="columns">
        <PeoplePane people={state.people} current={person?.userid ?? null} onSwitch={switchTo} />
        {person ? (
          <ChatPane
            key={person.userid}
            person={person}
            {...chatOf(state, person.userid)}
            tz={clock.tz}
            today={dayOf(momentNow(clock, performance.now()), clock.tz)}
            link={state.link}
            productUp={state.product?.up ?? false}
            draft={draft}
            actions={actions}
          />
        ) : (
          <section className="chat" aria-label="聊天">
            <p className="chat-blank">还没有人可以说话。演示数据装好后会自动出现。</p>
          </section>
        )}
        <aside className="right" aria-label="时钟和手机墙">
          <ClockPanel clock={clock} onAdvance={actions.advance} />
          <PhoneWall phones={state.phones} tz={clock.tz} actions={actions} onAsk={ask} />
        </aside>
      </main>
      <TabBar tab={tab} unread={unreadElsewhere(state, person?.userid)} onTab={setTab} />
    </div>
  );
}

const NONE: Pending[] = [];

const chatOf = (state: LiveState, userid: string) => ({
  messages: state.chats[userid] ?? null,
  pending: state.pending[userid] ?? NONE,
  typing: state.typing[userid] ?? false,
});

const unreadElsewhere = (state: LiveState, current: string | undefined): number =>
  state.people.filter((p) => p.userid !== current).reduce((sum, p) => sum + p.unread, 0);
