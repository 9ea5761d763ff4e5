import type { ReactElement } from 'react';
import type { Person } from '../../../src/live';
import type { MemberTasksView } from '../../../src/liveCompany';
import { ChatPane, type AppChat } from '../chat/ChatPane';
import { ChatNotice } from '../chat/ChatStates';
import type { ChatFrame } from '../chat/Talk';
import { useView } from '../live/useView';
import type { Desk, Place } from '../place/place';
import { Avatar } from '../ui/Avatar';
import { BotChat } from './BotChat';
import { TasksPane } from './TasksPane';
import { waitingOf } from './taskWords';

interface Props {
  person: Person;
  desk: Desk;
  app: AppChat;
  frame: ChatFrame;
  changes: number;
  onOpen: (place: Place) => void;
}

/** The page as this member's WeCom: the app's chat, the bot's, and what waits for his hand. */
export function MemberPane({ person, desk, app, frame, changes, onOpen }: Props): ReactElement {
  const tasks = useView<MemberTasksView>(`views/tasks?userid=${encodeURIComponent(person.userid)}`, changes);
  const waiting = tasks.data ? waitingOf(tasks.data) : 0;
  const tabs = (
    <div className="chat-tabs" role="group" aria-label="这位员工的企业微信">
      {DESKS.map((d) => (
        <button
          key={d.desk}
          type="button"
          aria-pressed={desk === d.desk}
          data-testid={`desk-${d.desk}`}
          onClick={() => onOpen({ as: 'member', userid: person.userid, desk: d.desk })}
        >
          {d.text}
          {d.desk === 'tasks' && waiting > 0 && <span className="badge">{waiting}</span>}
        </button>
      ))}
    </div>
  );
  if (desk === 'app') return <ChatPane {...app} person={person} tabs={tabs} />;
  return (
    <section className="chat" aria-label={desk === 'bot' ? '智能机器人' : '任务'}>
      <MemberHead person={person} title={desk === 'bot' ? '智能机器人' : '等他动手的事'} />
      {tabs}
      <ChatNotice lost={frame.lost} productUp={app.productUp} />
      {desk === 'bot' ? (
        <BotChat person={person} frame={frame} changes={changes} hand={app.actions.hand} />
      ) : (
        <TasksPane person={person} tasks={tasks} tz={frame.tz} hand={app.actions.hand} />
      )}
    </section>
  );
}

const DESKS: { desk: Desk; text: string }[] = [
  { desk: 'app', text: '应用' },
  { desk: 'bot', text: '机器人' },
  { desk: 'tasks', text: '任务' },
];

function MemberHead({ person, title }: { person: Person; title: string }): ReactElement {
  return (
    <header className="chat-head">
      <div className="chat-head-app">
        <h2>{title}</h2>
        <p>{person.name}的企业微信</p>
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
