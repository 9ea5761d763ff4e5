import { memo, type ReactElement } from 'react';
import { AppAvatar, Avatar } from '../ui/Avatar';
import { Icon } from '../ui/Icon';
import { Feedback } from './Feedback';
import { MessageBody, type BodyProps } from './MessageBody';

interface Props extends BodyProps {
  /** whose chat this is: their own lines stand on the right */
  owner: Speaker;
  /** who says this line; null is the app */
  speaker: Speaker | null;
  /** several may speak here: every line says who */
  named: boolean;
  divider: string | null;
  time: string;
  onSayAgain: (id: string, text: string) => void;
}

export interface Speaker {
  userid: string;
  name: string;
}

export const MessageRow = memo(function MessageRow(props: Props): ReactElement {
  const { message, owner, divider } = props;
  const own = message.from === owner.userid;
  return (
    <li className="row" data-testid={`message-${message.id}`} data-kind={message.kind}>
      {divider && <p className="divider">{divider}</p>}
      {message.kind === 'event' ? <EventLine message={message} /> : <Line {...props} own={own} />}
    </li>
  );
});

function EventLine({ message }: Pick<Props, 'message'>): ReactElement {
  return (
    <p className="event">
      {message.text}
      {message.state === 'failed' && <span className="event-failed">没送到</span>}
    </p>
  );
}

function Line(props: Props & { own: boolean }): ReactElement {
  const { owner, speaker, own, named, time } = props;
  const name = speaker?.name ?? '存客宝';
  return (
    <div className={own ? 'line own' : 'line'} title={time}>
      {speaker ? <Avatar id={speaker.userid} name={speaker.name} /> : <AppAvatar />}
      <div className="line-body">
        {named && !own && <span className="line-name">{name}</span>}
        <span className="sr-only">{`${name} ${time}`}</span>
        <MessageBody {...props} me={owner.name} />
        {props.message.asksFeedback && props.onJudge && (
          <Feedback id={props.message.id} onJudge={props.onJudge} />
        )}
      </div>
      {own && <SendState {...props} />}
    </div>
  );
}

function SendState({ message, onSayAgain }: Props): ReactElement | null {
  if (message.state === 'sending') {
    return <span className="spinner send-state" role="status" aria-label="正在发送" />;
  }
  if (message.state !== 'failed') return null;
  return (
    <span className="send-failed send-state" role="alert">
      <Icon glyph="warn" />
      <span>没送到</span>
      <button
        type="button"
        className="text-button"
        data-testid={`resend-${message.id}`}
        onClick={() => {
          onSayAgain(message.id, message.text);
        }}
      >
        重发
      </button>
    </span>
  );
}
