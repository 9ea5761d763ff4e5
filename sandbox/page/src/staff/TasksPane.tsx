import { useState, type ReactElement } from 'react';
import type { Person } from '../../../src/live';
import type { MemberTasksView } from '../../../src/liveCompany';
import type { Hand } from '../live/useActions';
import type { View } from '../live/useView';
import { Icon } from '../ui/Icon';
import { Waiting } from '../ui/Waiting';
import { MassTask } from './MassTask';
import { MomentTask } from './MomentTask';
import { NewMassDialog } from './NewMassDialog';

interface Props {
  person: Person;
  tasks: View<MemberTasksView>;
  tz: string;
  hand: Hand;
}

/** Mass messages and moments: the API only asks for them, a member's hand lets them go. */
export function TasksPane({ person, tasks, tz, hand }: Props): ReactElement {
  const [making, setMaking] = useState(false);
  const { data } = tasks;
  const nothing = data !== null && data.mass.length + data.moments.length === 0;
  return (
    <div className="feed" data-testid="tasks">
      <p className="tasks-head">
        产品建的群发和朋友圈要成员自己点发送；没有人点，就不会发出去。
        <button type="button" className="plain-button" data-testid="mass-new" onClick={() => setMaking(true)}>
          <Icon glyph="plus" size={14} />
          在后台建一个群发
        </button>
      </p>
      <Waiting view={tasks} />
      {nothing && <p className="pane-empty">现在没有等{person.name}确认的群发，也没有要发表的朋友圈。</p>}
      {data?.mass.map((task) => (
        <MassTask key={task.msgid} task={task} userid={person.userid} tz={tz} hand={hand} />
      ))}
      {data?.moments.map((task) => (
        <MomentTask key={task.id} task={task} userid={person.userid} tz={tz} hand={hand} />
      ))}
      {making && <NewMassDialog person={person} hand={hand} onClose={() => setMaking(false)} />}
    </div>
  );
}
