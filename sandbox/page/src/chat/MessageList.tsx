import { clockOf } from '@cunkebao/shared/kernel';
import { memo, useCallback, useEffect, useMemo, useState, type ReactElement } from 'react';
import type { ChatMessage } from '../../../src/live';
import type { Pending } from '../live/liveState';
import { AppAvatar } from '../ui/Avatar';
import { Icon } from '../ui/Icon';
import { chatLines } from './chatLines';
import { Lightbox, type Picture } from './Lightbox';
import type { BodyProps } from './MessageBody';
import { MessageRow, type Speaker } from './MessageRow';
import { speakersOf, type Names } from './speakers';
import { useStickToBottom } from './useStickToBottom';

interface Props {
  /** the chat's name: another one begins at its end */
  chat: string;
  label: string;
  owner: Speaker;
  /** who else may speak, by what stands in `from`; without an entry for it 'app' is the app itself */
  names: Names;
  /** several may speak here: every line says who */
  named?: boolean;
  messages: ChatMessage[];
  pending: Pending[];
  typing: boolean;
  tz: string;
  today: string;
  onPress: BodyProps['onPress'];
  onSayAgain: (id: string, text: string) => void;
  onJudge?: BodyProps['onJudge'];
}

export const MessageList = memo(function MessageList(props: Props): ReactElement {
  const { owner, names, messages, pending, tz, today } = props;
  const [picture, setPicture] = useState<Picture | null>(null);
  const openImage = useCallback((url: string, alt: string) => setPicture({ url, alt }), []);
  const { scroller, content, away, toBottom } = useStickToBottom(props.chat);
  const lines = useMemo(
    () => chatLines([...messages, ...pending.map((p) => asMessage(p, owner.userid))], tz, today),
    [messages, pending, owner.userid, tz, today],
  );
  const speakers = useMemo(() => speakersOf(messages, names, owner), [messages, names, owner]);
  const sent = pending.length;
  useEffect(() => {
    if (sent > 0) toBottom();
  }, [sent, toBottom]);

  return (
    <div className="messages-box">
      <div className="messages" ref={scroller} tabIndex={0} role="log" aria-label={props.label}>
        <ol ref={content}>
          {lines.map(({ message, divider }) => (
            <MessageRow
              key={message.id}
              message={message}
              divider={divider}
              owner={owner}
              speaker={speakers.get(message.id) ?? null}
              named={props.named ?? false}
              time={clockOf(new Date(message.at), tz)}
              updatedAt={message.updatedAt ? clockOf(new Date(message.updatedAt), tz) : null}
              onPress={props.onPress}
              onOpenImage={openImage}
              onSayAgain={props.onSayAgain}
              onJudge={props.onJudge}
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
