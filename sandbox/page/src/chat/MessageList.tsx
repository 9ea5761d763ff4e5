import { clockOf } from '@cunkebao/shared/kernel';
import { memo, useCallback, useEffect, useMemo, useState, type ReactElement } from 'react';
import type { ChatMessage } from '../../../src/live';
import type { Pending } from '../live/liveState';
import { AppAvatar } from '../ui/Avatar';
import { Icon } from '../ui/Icon';
import { chatLines } from './chatLines';
import { Lightbox, type Picture } from './Lightbox';
import type { BodyProps } from './MessageBody';
import { MessageRow } from './MessageRow';
import { useStickToBottom } from './useStickToBottom';

interface Props {
  owner: { userid: string; name: string };
  messages: ChatMessage[];
  pending: Pending[];
  typing: boolean;
  tz: string;
  today: string;
  onPress: BodyProps['onPress'];
  onSayAgain: (id: string, text: string) => void;
}

export const MessageList = memo(function MessageList(props: Props): ReactElement {
  const { owner, messages, pending, tz, today } = props;
  const [picture, setPicture] = useState<Picture | null>(null);
  const openImage = useCallback((url: string, alt: string) => setPicture({ url, alt }), []);
  const { scroller, content, away, toBottom } = useStickToBottom(owner.userid);
  const lines = useMemo(
    () => chatLines([...messages, ...pending.map((p) => asMessage(p, owner.userid))], tz, today),
    [messages, pending, owner.userid, tz, today],
  );
  const sent = pending.length;
  useEffect(() => {
    if (sent > 0) toBottom();
  }, [sent, toBottom]);

  return (
    <div className="messages-box">
      <div
        className="messages"
        ref={scroller}
        tabIndex={0}
        role="log"
        aria-label={`${owner.name}和存客宝的聊天`}
      >
        <ol ref={content}>
          {lines.map(({ message, divider }) => (
            <MessageRow
              key={message.id}
              message={message}
              divider={divider}
              owner={owner}
              time={clockOf(new Date(message.at), tz)}
              updatedAt={message.updatedAt ? clockOf(new Date(message.updatedAt), tz) : null}
              onPress={props.onPress}
              onOpenImage={openImage}
              onSayAgain={props.onSayAgain}
            />
          ))}
          {props.typing && <Typing />}
        </ol>
      </div>
      {away && <ToNewest onClick={toBottom} />}
      {picture && <Lightbox picture={picture} onClose={() => setPicture(null)} />}
    </div>
  );
});

function ToNewest({ onClick }: { onClick: () => void }): ReactElement {
  return (
    <button type="button" className="to-newest" onClick={onClick}>
      <Icon glyph="down" size={14} /> 回到最新
    </button>
  );
}

function Typing(): ReactElement {
  return (
    <li className="row" data-testid="typing">
      <div className="line">
        <AppAvatar />
        <div className="line-body">
          <div className="bubble typing" role="status">
            正在处理<i>…</i>
          </div>
        </div>
      </div>
    </li>
  );
}

const asMessage = (p: Pending, from: string): ChatMessage => ({
  id: p.localId,
  from,
  at: p.at,
  kind: 'text',
  text: p.text,
  state: p.state,
});
