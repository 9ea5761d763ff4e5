import { memo, type ReactElement } from 'react';
import type { Person } from '../../../src/live';
import { Avatar } from '../ui/Avatar';

interface Props {
  people: Person[];
  current: string | null;
  onSwitch: (userid: string) => void;
}

const STEPS = [
  '选一个人，替他说话',
  '在聊天里点卡片上的按钮',
  '看手机墙上的手机动起来',
  '拨快时钟，等日报送到',
];

export const PeoplePane = memo(function PeoplePane({ people, current, onSwitch }: Props): ReactElement {
  return (
    <>
      <h2 className="pane-title">
        换个人试试 <small>{people.length} 人</small>
      </h2>
      {people.length === 0 && <p className="pane-empty">还没有人。演示数据装好后，他们会出现在这里。</p>}
      <ul>
        {people.map((person) => (
          <PersonRow
            key={person.userid}
            person={person}
            current={person.userid === current}
            onSwitch={onSwitch}
          />
        ))}
      </ul>
      <section className="how" aria-label="怎么玩">
        <h3>四步看懂存客宝</h3>
        <ol>
          {STEPS.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p>这里的人、手机和客户都是演示数据，随便点，不会打扰任何人。</p>
      </section>
    </>
  );
});

interface RowProps {
  person: Person;
  current: boolean;
  onSwitch: Props['onSwitch'];
}

function PersonRow({ person, current, onSwitch }: RowProps): ReactElement {
  const roles = person.roles.join('、') || '没有角色的陌生人';
  const unread = person.unread > 0 && !current;
  return (
    <li>
      <button
        type="button"
        className="person"
        aria-current={current || undefined}
        data-testid={`person-${person.userid}`}
        onClick={() => {
          onSwitch(person.userid);
        }}
      >
        <Avatar id={person.userid} name={person.name} size={38} />
        <span className="person-words">
          <strong>{person.name}</strong>
          <small>{roles}</small>
        </span>
        {unread && (
          <span className="badge" aria-label={`${person.unread} 条未读`}>
            {person.unread > 99 ? '99+' : person.unread}
          </span>
        )}
      </button>
    </li>
  );
}
