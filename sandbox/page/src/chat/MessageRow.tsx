import { memo, type ReactElement } from 'react';
import { AppAvatar, Avatar } from '../ui/Avatar';
import { Icon } from '../ui/Icon';
import { MessageBody, type BodyProps } from './MessageBody';

interface Props extends BodyProps {
  /** whose chat this is: their own lines stand on the right */
  owner: { userid: string; name: string };
  divider: string | null;
  time: string;
  onSayAgain: (id: string, text: string) => void;
}

export const MessageRow = memo(function MessageRow(props: Props): ReactElement {
  const { message, owner, divider, time } = props;
  const own = message.from === owner.userid;
  return (
    <li className="row" data-testid={`message-${message.id}`} data-kind={message.kind}>
      {divider && <p className="divider">{divider}</p>}
      {message.kind === 'event' ? (
        <p className="event">
          {message.text}
          {message.state === 'failed' && <span className="event-failed">没送到</span>}
        </p>
      ) : (
        <div className={own ? 'line own' : 'line'} title={time}>
          {own ? <Avatar id={owner.userid} name={owner.name} /> : <AppAvatar />}
          <div className="line-body">
            <span className="sr-only">{`${own ? owner.name : '存客宝'} ${time}`}</span>
            <MessageBody {...props} me={owner.name} />
          </div>
          {own && <SendState {...props} />}
        </div>
      )}
    </li>
  );
});

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
