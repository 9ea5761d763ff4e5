import type { ReactElement } from 'react';
import type { GroupView } from '../../../src/liveCompany';
import type { Hand } from '../live/useActions';
import { FieldRow } from '../ui/FieldRow';
import { useBusy } from '../ui/useBusy';

interface Props {
  group: GroupView;
  hand: Hand;
}

/** Webhook robots: their address is all a product needs to push into the group. */
export function Robots({ group, hand }: Props): ReactElement {
  const { busy, run } = useBusy();
  return (
    <fieldset className="meet-codes" disabled={busy !== null}>
      <legend>群机器人</legend>
      {group.robots.length === 0 && <p>还没有。加一个，产品就能用它的地址往群里推消息。</p>}
      {group.robots.map((robot) => (
        <div key={robot.key} className="robot">
          <div className="member-row">
            <strong>{robot.name}</strong>
            {robot.disabled && <small>已停用（93004）</small>}
            <button
              type="button"
              className="text-button"
              onClick={() =>
                run(robot.key, () =>
                  hand('robots', { ...robot, chatid: group.id, disabled: !robot.disabled }),
                )
              }
            >
              {robot.disabled ? '启用' : '停用'}
            </button>
          </div>
          <code>{`${window.location.origin}/cgi-bin/webhook/send?key=${robot.key}`}</code>
        </div>
      ))}
      <FieldRow
        key={group.robots.length}
        value=""
        label="机器人的名字"
        placeholder="机器人的名字"
        maxLength={64}
        action="加一个"
        needed
        testId="robot-add"
        onAct={(name) => run('add', () => hand('robots', { chatid: group.id, name }))}
      />
    </fieldset>
  );
}
