import { useState, type ReactElement } from 'react';
import type { Person } from '../../../src/live';
import type { GroupView } from '../../../src/liveCompany';
import { ChatNotice } from '../chat/ChatStates';
import type { ChatFrame } from '../chat/Talk';
import type { Hand } from '../live/useActions';
import { useView } from '../live/useView';
import { Avatar } from '../ui/Avatar';
import { Waiting } from '../ui/Waiting';
import { GroupChat } from './GroupChat';
import { GroupDialog } from './GroupDialog';
import { KIND_WORDS, membersWords } from './groupWords';

interface Props {
  id: string;
  people: Person[];
  changes: number;
  frame: ChatFrame;
  productUp: boolean;
  hand: Hand;
}

/** One group: its chat, and behind 群管理 who is inside. */
export function GroupPane({ id, people, changes, frame, productUp, hand }: Props): ReactElement {
  const view = useView<GroupView[]>('views/groups', changes);
  const [managing, setManaging] = useState(false);
  const group = view.data?.find((g) => g.id === id);
  if (!group) {
    return (
      <section className="chat" aria-label="群聊">
        {view.data ? <p className="chat-blank">没有这个群了，从左边选一个。</p> : <Waiting view={view} />}
      </section>
    );
  }
  return (
    <section className="chat" aria-label={`群 ${group.name}`} data-testid="group-pane">
      <header className="chat-head">
        <Avatar id={group.id} name={group.name} size={34} />
        <div className="chat-head-app">
          <h2>
            {group.name} <span className="tag">{KIND_WORDS[group.kind]}</span>
          </h2>
          <p title={group.members.map((m) => m.name).join('、')}>{membersWords(group)}</p>
        </div>
        <button
          type="button"
          className="plain-button"
          data-testid="group-manage"
          onClick={() => setManaging(true)}
        >
          群管理
        </button>
      </header>
      {group.notice && <p className="notice">群公告：{group.notice}</p>}
      <ChatNotice lost={frame.lost} productUp={productUp} />
      <GroupChat group={group} frame={frame} changes={changes} hand={hand} />
      {managing && (
        <GroupDialog
          group={group}
          people={people}
          changes={changes}
          hand={hand}
          onClose={() => setManaging(false)}
        />
      )}
    </section>
  );
}
