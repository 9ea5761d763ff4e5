import { dayOf } from '@cunkebao/shared/kernel';
import type { ReactElement } from 'react';
import { ChatPane } from '../chat/ChatPane';
import type { ChatFrame } from '../chat/Talk';
import { CustomerPane } from '../customers/CustomerPane';
import { momentNow, type HeardClock, type LiveState, type Pending } from '../live/liveState';
import type { Actions } from '../live/useActions';
import { chatKeyOf, type Place } from '../place/place';

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
    frame: frameOf(props, place),
    hand: props.actions.hand,
    onOpen: props.onOpen,
  };
  if (place.as === 'customer')
    return <CustomerPane key={place.id} {...shared} id={place.id} open={place.with} />;
  return <MemberChat {...props} place={place} />;
}

function MemberChat({ state, clock, place, actions, draft }: Props): ReactElement | null {
  const person = state.people.find((p) => place?.as === 'member' && p.userid === place.userid);
  if (!person) return null;
  return (
    <ChatPane
      key={person.userid}
      person={person}
      messages={state.chats[person.userid] ?? null}
      pending={state.pending[person.userid] ?? NONE}
      typing={state.typing[person.userid] ?? false}
      tz={clock.tz}
      today={todayOf(clock)}
      link={state.link}
      productUp={state.product?.up ?? false}
      draft={draft}
      actions={actions}
    />
  );
}

const NONE: Pending[] = [];
const todayOf = (clock: HeardClock): string => dayOf(momentNow(clock, performance.now()), clock.tz);

function frameOf({ state, clock }: Props, place: Place): ChatFrame {
  const chat = chatKeyOf(place);
  return {
    messages: (chat === null ? undefined : state.chats[chat]) ?? null,
    tz: clock.tz,
    today: todayOf(clock),
    lost: state.link === 'lost',
  };
}
