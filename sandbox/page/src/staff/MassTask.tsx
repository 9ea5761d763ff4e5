import { clockOf } from '@cunkebao/shared/kernel';
import { useState, type ReactElement } from 'react';
import type { MassTaskView } from '../../../src/liveCompany';
import type { Hand } from '../live/useActions';
import { Icon } from '../ui/Icon';
import { useBusy } from '../ui/useBusy';
import { audienceWords, FATES, MASS_STATES, resultWords } from './taskWords';

interface Props {
  task: MassTaskView;
  userid: string;
  tz: string;
  hand: Hand;
}

/** One mass message as its member sees it: the words, the people, 发送 or 忽略, and afterwards what became of it. */
export function MassTask({ task, userid, tz, hand }: Props): ReactElement {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const open = task.state === 'waiting' || task.state === 'ignored';
  const result = resultWords(task);
  const lastReminder = task.reminders.at(-1);
  const toggle = (id: string, on: boolean): void =>
    setLeft((before) => new Set(on ? [...before].filter((b) => b !== id) : [...before, id]));
  return (
    <article className="task" data-testid="mass-task" data-state={task.state}>
      <TaskHead title="群发" state={MASS_STATES[task.state]} at={task.at} tz={tz} />
      {open && lastReminder && (
        <p className="task-reminder" role="status">
          <Icon glyph="clock" size={14} /> 管理员在 {clockOf(new Date(lastReminder), tz)} 提醒你发送（24
          小时内第 {task.reminders.length} 次）
        </p>
      )}
      <p className="text task-text">{task.text}</p>
      <details>
        <summary>{audienceWords(task)}</summary>
        <Recipients task={task} left={left} open={open} onToggle={toggle} />
      </details>
      {result && <p className="task-result">{result}</p>}
      {open && <TaskDeeds task={task} userid={userid} left={left} hand={hand} />}
    </article>
  );
}

type DeedsProps = Omit<Props, 'tz'> & { left: ReadonlySet<string> };

function TaskDeeds({ task, userid, left, hand }: DeedsProps): ReactElement {
  const { busy, run } = useBusy();
  const path = `massmessages/${encodeURIComponent(task.msgid)}`;
  return (
    <p className="task-deeds">
      <button
        type="button"
        className="plain-button strong"
        data-testid="mass-confirm"
        disabled={busy !== null || left.size >= task.counts.all}
        aria-busy={busy === 'confirm'}
        onClick={() => run('confirm', () => hand(`${path}/confirm`, { userid, except: [...left] }))}
      >
        {left.size > 0 ? `发送给其余 ${task.counts.all - left.size} 位` : '发送'}
      </button>
      {task.state === 'waiting' && (
        <button
          type="button"
          className="plain-button"
          data-testid="mass-ignore"
          disabled={busy !== null}
          onClick={() => run('ignore', () => hand(`${path}/ignore`, { userid }))}
        >
          忽略
        </button>
      )}
    </p>
  );
}

export function TaskHead(props: { title: string; state: string; at: string; tz: string }): ReactElement {
  return (
    <header className="task-head">
      <strong>{props.title}</strong>
      <span className="tag">{props.state}</span>
      <small>{clockOf(new Date(props.at), props.tz)}</small>
    </header>
  );
}

interface RecipientsProps {
  task: MassTaskView;
  left: ReadonlySet<string>;
  open: boolean;
  onToggle: (id: string, on: boolean) => void;
}

function Recipients({ task, left, open, onToggle }: RecipientsProps): ReactElement {
  const hidden = task.counts.all - task.recipients.length;
  return (
    <ul className="task-recipients">
      {task.recipients.map((r) => (
        <li key={r.id}>
          <label>
            {open && (
              <input
                type="checkbox"
                checked={!left.has(r.id)}
                onChange={(event) => onToggle(r.id, event.target.checked)}
              />
            )}
            {r.name}
          </label>
          {task.state === 'sent' && <small data-fate={r.fate}>{FATES[r.fate]}</small>}
        </li>
      ))}
      {hidden > 0 && <li className="side-more">还有 {hidden} 位没有列出</li>}
    </ul>
  );
}
