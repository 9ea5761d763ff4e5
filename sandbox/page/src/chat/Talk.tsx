import { useCallback, type ReactElement, type ReactNode } from 'react';
import type { ChatMessage } from '../../../src/live';
import type { Chosen } from './chosen';
import { ChatLoading } from './ChatStates';
import { Composer } from './Composer';
import type { BodyProps } from './MessageBody';
import { MessageList } from './MessageList';
import type { Speaker } from './MessageRow';
import type { Names } from './speakers';

/** What every chat needs to know of the page around it. */
export interface ChatFrame {
  messages: ChatMessage[] | null;
  tz: string;
  today: string;
  lost: boolean;
}

interface Props extends ChatFrame {
  chat: string;
  label: string;
  owner: Speaker;
  names: Names;
  named?: boolean;
  placeholder: string;
  /** shown in the place of the messages while there are none */
  empty: ReactNode;
  /** stands between the messages and the input */
  above?: ReactNode;
  /** absent: nothing can be said here, `closed` says why */
  onSay?: ((text: string) => Promise<boolean>) | undefined;
  closed?: string;
  onPress?: (messageId: string, key: string, selected?: Chosen) => Promise<boolean>;
  /** thumbs up (1) or down (2) below an answer that asks for it */
  onJudge?: BodyProps['onJudge'];
}

const NONE: never[] = [];
const EMPTY_DRAFT = { text: '', nonce: 0 };
const pressNothing = (): Promise<boolean> => Promise.resolve(false);

/** A chat other than a member's with the app: its lines come over the stream alone. */
export function Talk(props: Props): ReactElement {
  const { messages, onSay } = props;
  const sayAgain = useCallback((_id: string, text: string) => void onSay?.(text), [onSay]);
  return (
    <>
      {messages === null && <ChatLoading lost={props.lost} />}
      {messages?.length === 0 && <div className="chat-empty">{props.empty}</div>}
      {messages !== null && messages.length > 0 && (
        <MessageList
          chat={props.chat}
          label={props.label}
          owner={props.owner}
          names={props.names}
          named={props.named ?? false}
          messages={messages}
          pending={NONE}
          typing={false}
          tz={props.tz}
          today={props.today}
          onPress={props.onPress ?? pressNothing}
          onSayAgain={sayAgain}
          onJudge={props.onJudge}
        />
      )}
      <footer className="chat-foot">
        {props.above}
        {onSay ? (
          <Composer key={props.chat} draft={EMPTY_DRAFT} placeholder={props.placeholder} onSend={onSay} />
        ) : (
          <p className="chat-closed">{props.closed}</p>
        )}
      </footer>
    </>
  );
}
