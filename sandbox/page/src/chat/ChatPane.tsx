import { useCallback, useMemo, type ReactElement } from 'react';
import type { ChatMessage, Person } from '../../../src/live';
import type { Link, Pending } from '../live/liveState';
import type { Actions } from '../live/useActions';
import { AppAvatar, Avatar } from '../ui/Avatar';
import { AppMenu } from './AppMenu';
import { ChatLoading, ChatNotice } from './ChatStates';
import type { Chosen } from './chosen';
import { Composer } from './Composer';
import { MessageList } from './MessageList';
import { Suggestions } from './Suggestions';
import { useAppMenu } from './useAppMenu';

/** A member's chat with the app, besides who he is. */
export interface AppChat {
  messages: ChatMessage[] | null;
  pending: Pending[];
  typing: boolean;
  tz: string;
  today: string;
  link: Link;
  productUp: boolean;
  draft: { text: string; nonce: number };
  actions: Actions;
}

interface Props extends AppChat {
  person: Person;
  /** stands below the head: the member's other chats */
  tabs: ReactElement;
}

const NOBODY_ELSE = {};
/** A line that was not taken stands in the chat and is marked there. */
const STAYS_IN_SIGHT = Promise.resolve(true);

export function ChatPane(props: Props): ReactElement {
  const { person, messages, pending, actions } = props;
  const { userid, name } = person;
  const owner = useMemo(() => ({ userid, name }), [userid, name]);
  const say = useCallback((text: string) => void actions.say(userid, text), [actions, userid]);
  const sayAgain = useCallback(
    (id: string, text: string) => void actions.sayAgain(userid, id, text),
    [actions, userid],
  );
  const press = useCallback(
    (messageId: string, key: string, selected?: Chosen) =>
      actions.press({ from: userid, messageId, key, ...(selected ? { selected } : {}) }),
    [actions, userid],
  );
  const empty = messages?.length === 0 && pending.length === 0;
  return (
    <section className="chat" aria-label="聊天">
      <ChatHead person={person} />
      {props.tabs}
      <ChatNotice lost={props.link === 'lost'} productUp={props.productUp} />
      {messages === null && <ChatLoading lost={props.link === 'lost'} />}
      {empty && <ChatEmpty person={person} onSay={say} />}
      {messages !== null && !empty && (
        <MessageList
          chat={userid}
          label={`${name}和存客宝的聊天`}
          owner={owner}
          names={NOBODY_ELSE}
          messages={messages}
          pending={pending}
          typing={props.typing}
          tz={props.tz}
          today={props.today}
          onPress={press}
          onSayAgain={sayAgain}
        />
      )}
      <ChatFoot {...props} empty={empty} onSay={say} />
    </section>
  );
}

type FootProps = Props & { empty: boolean; onSay: (text: string) => void };

function ChatFoot({ person, actions, empty, onSay, ...props }: FootProps): ReactElement {
  const menu = useAppMenu(props.link === 'open' && props.productUp);
  return (
    <footer className="chat-foot">
      {!empty && <Suggestions as="strip" onSay={onSay} />}
      <Composer
        draft={props.draft}
        placeholder={`以${person.name}的身份说一句话…`}
        onSend={(text) => {
          onSay(text);
          return STAYS_IN_SIGHT;
        }}
      />
      <AppMenu buttons={menu} onPick={(key) => void actions.menu(person.userid, key)} />
    </footer>
  );
}

function ChatHead({ person }: { person: Person }): ReactElement {
  return (
    <header className="chat-head">
      <AppAvatar size={34} />
      <div className="chat-head-app">
        <h2>
          存客宝 <span className="tag">应用</span>
        </h2>
        <p>企业微信里的自建应用</p>
      </div>
      <p className="chat-head-me">
        <span>
          <strong>{person.name}</strong>
          <small>{person.roles.join('、') || '没有角色'}</small>
        </span>
        <Avatar id={person.userid} name={person.name} size={30} />
      </p>
    </header>
  );
}

function ChatEmpty({ person, onSay }: { person: Person; onSay: (text: string) => void }): ReactElement {
  return (
    <div className="chat-empty">
      <AppAvatar size={56} />
      <h3>你现在是{person.name}</h3>
      <p>
        {person.roles.length > 0
          ? `角色：${person.roles.join('、')}。对存客宝说一句话，看右边的手机怎么动。`
          : '他还没有角色。说一句话，看存客宝怎么回答陌生人。'}
      </p>
      <Suggestions as="heap" onSay={onSay} />
    </div>
  );
}
