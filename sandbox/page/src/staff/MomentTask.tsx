import type { ReactElement } from 'react';
import type { MomentTaskView } from '../../../src/liveCompany';
import type { Hand } from '../live/useActions';
import { useBusy } from '../ui/useBusy';
import { TaskHead } from './MassTask';
import { MOMENT_STATES } from './taskWords';

interface Props {
  task: MomentTaskView;
  userid: string;
  tz: string;
  hand: Hand;
}

export function MomentTask({ task, userid, tz, hand }: Props): ReactElement {
  const { busy, run } = useBusy();
  const publish = (): void =>
    run('publish', () => hand(`moments/${encodeURIComponent(task.id)}`, { do: 'publish', userid }));
  return (
    <article className="task" data-testid="moment-task" data-state={task.state}>
      <TaskHead title="朋友圈" state={MOMENT_STATES[task.state]} at={task.at} tz={tz} />
      <p className="text task-text">{task.text}</p>
      {task.state === 'published' && (
        <p className="task-result">
          {task.likes} 个赞 · {task.comments} 条评论
        </p>
      )}
      {task.state === 'waiting' && (
        <p className="task-deeds">
          <button
            type="button"
            className="plain-button strong"
            data-testid="moment-publish"
            disabled={busy !== null}
            onClick={publish}
          >
            发表
          </button>
        </p>
      )}
    </article>
  );
}
