import type { ReactElement } from 'react';
import type { GroupView } from '../../../src/liveCompany';
import type { Hand } from '../live/useActions';
import { FieldRow } from '../ui/FieldRow';
import { PersonSelect } from '../ui/PersonSelect';
import { useBusy } from '../ui/useBusy';

interface Props {
  group: GroupView;
  hand: Hand;
}

/** What the owner of a customer group changes; each is a change_external_chat for the product. */
export function CustomerGroupDeeds({ group, hand }: Props): ReactElement {
  const { busy, run } = useBusy();
  const act = (body: object) => (): void => run('act', () => hand('groups', { chat_id: group.id, ...body }));
  return (
    <fieldset className="meet-codes" disabled={busy !== null}>
      <legend>群设置</legend>
      <FieldRow
        key={`name ${group.name}`}
        value={group.name}
        label="群名"
        maxLength={50}
        action="改名"
        needed
        onAct={(name) => act({ do: 'rename', name })}
      />
      <FieldRow
        key={`notice ${group.notice}`}
        value={group.notice}
        label="群公告"
        placeholder="还没有公告"
        maxLength={500}
        action="发公告"
        onAct={(notice) => act({ do: 'notice', notice })}
      />
      <div className="member-row">
        <label>
          群主
          <PersonSelect
            value={group.owner}
            label="群主"
            people={group.members.filter((m) => !m.external)}
            onChange={(owner) => act({ do: 'owner', owner })}
          />
        </label>
        <button type="button" className="text-button danger" onClick={() => act({ do: 'dismiss' })}>
          解散这个群
        </button>
      </div>
    </fieldset>
  );
}
