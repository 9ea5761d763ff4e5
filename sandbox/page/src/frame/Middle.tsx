import { dayOf } from '@cunkebao/shared/kernel';
import type { ReactElement } from 'react';
import type { ChatFrame } from '../chat/Talk';
import { CustomerPane } from '../customers/CustomerPane';
import { GroupPane } from '../groups/GroupPane';
import { momentNow, type HeardClock, type LiveState, type Pending } from '../live/liveState';
import type { Actions } from '../live/useActions';
import { chatKeyOf, type Place } from '../place/place';
import { MemberPane } from '../staff/MemberPane';

interface Props {
  state: LiveState;
  clock: HeardClock;
  place: Place | null;
  actions: Actions;
  draft: { text: string; nonce: number };
  onOpen: (place: Place) => void;
}

/** The middle column: what the one whose part is played has on his screen. */
export function Middle(props: Props): ReactElement {
  const { state, place } = props;
  if (!place) {
    return (
      <section className="chat" aria-label="聊天">
        <p className="chat-blank">还没有人可以说话。演示数据装好后会自动出现。</p>
      </section>
    );
  }
  const shared = {
    changes: state.changes,
    people: state.people,
    productUp: state.product?.up ?? false,
    frame: frameOf(state, props.clock, place),
    hand: props.actions.hand,
    onOpen: props.onOpen,
  };
  if (place.as === 'customer')
    return <CustomerPane key={place.id} {...shared} id={place.id} open={place.with} />;
  if (place.as === 'group') return <GroupPane key={place.id} {...shared} id={place.id} />;
  return <Member {...props} place={place} />;
}

type AtMember = Props & { place: Extract<Place, { as: 'member' }> };

function Member({ state, clock, place, actions, draft, onOpen }: AtMember): ReactElement | null {
  const { userid } = place;
  const person = state.people.find((p) => p.userid === userid);
  if (!person) return null;
  const app = {
    messages: state.chats[userid] ?? null,
    pending: state.pending[userid] ?? NONE,
    typing: state.typing[userid] ?? false,
    tz: clock.tz,
    today: todayOf(clock),
    link: state.link,
    productUp: state.product?.up ?? false,
    draft,
    actions,
  };
  return (
    <MemberPane
      key={userid}
      person={person}
      desk={place.desk}
      app={app}
      frame={frameOf(state, clock, place)}
      changes={state.changes}
      onOpen={onOpen}
    />
  );
}

const NONE: Pending[] = [];
const todayOf = (clock: HeardClock): string => dayOf(momentNow(clock, performance.now()), clock.tz);

function frameOf(state: LiveState, clock: HeardClock, place: Place): ChatFrame {
  const chat = chatKeyOf(place);
  return {
    messages: (chat === null ? undefined : state.chats[chat]) ?? null,
    tz: clock.tz,
    today: todayOf(clock),
    lost: state.link === 'lost',
  };
}
