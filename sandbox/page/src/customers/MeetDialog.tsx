import { useState, type ReactElement } from 'react';
import type { Person } from '../../../src/live';
import type { CodeView } from '../../../src/liveCompany';
import type { Hand } from '../live/useActions';
import { useView } from '../live/useView';
import type { Place } from '../place/place';
import { Dialog } from '../ui/Dialog';
import { useBusy } from '../ui/useBusy';
import { Waiting } from '../ui/Waiting';
import { codeWords, meetingOf, NEW_MEETING, type Draft } from './meeting';

interface Props {
  people: Person[];
  changes: number;
  /** null: somebody new */
  customer: { id: string; name: string } | null;
  hand: Hand;
  onMet: (place: Place) => void;
  onClose: () => void;
}

/** How a customer comes: by a code the product has made, by an id he was given, or by looking a member up. */
export function MeetDialog({ people, changes, customer, hand, onMet, onClose }: Props): ReactElement {
  const codes = useView<CodeView[]>('views/codes', changes);
  const [draft, setDraft] = useState<Draft>(NEW_MEETING);
  const { busy, run } = useBusy();
  const meeting = meetingOf(draft, codes.data ?? [], customer?.id ?? null);
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const meet = async (): Promise<void> => {
    if (!meeting) return;
    const met = await hand<{ external_userid?: string; userid?: string }>(meeting.path, meeting.body);
    if (!met) return;
    const id = met.external_userid ?? customer?.id;
    if (meeting.group) onMet({ as: 'group', id: meeting.group });
    else if (id) onMet({ as: 'customer', id, with: met.userid ?? null });
    onClose();
  };
  return (
    <Dialog title={customer ? `${customer.name} 扫码或加人` : '来一位新客户'} onClose={onClose}>
      <form
        className="meet"
        onSubmit={(event) => {
          event.preventDefault();
          run('meet', meet);
        }}
      >
        {!customer && <NewcomerFields draft={draft} onChange={change} />}
        <Codes codes={codes.data ?? []} draft={draft} customer={customer !== null} onChange={change} />
        <Waiting view={codes} />
        <ByHand people={people} draft={draft} onChange={change} />
        <button
          type="submit"
          className="plain-button strong"
          data-testid="meet-submit"
          disabled={!meeting || busy !== null}
          aria-busy={busy !== null}
        >
          {draft.by === 'member' ? '添加这位成员' : '扫这个码'}
        </button>
      </form>
    </Dialog>
  );
}

interface FieldProps {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

function NewcomerFields({ draft, onChange }: FieldProps): ReactElement {
  return (
    <div className="meet-newcomer">
      <label className="field">
        <span>客户的名字</span>
        <input
          value={draft.name}
          maxLength={64}
          placeholder="新客户"
          data-testid="meet-name"
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </label>
      <label className="fault-check">
        <input
          type="checkbox"
          checked={draft.wecom}
          onChange={(event) => onChange({ wecom: event.target.checked })}
        />
        是别家企业微信的人
      </label>
    </div>
  );
}

function Codes({
  codes,
  draft,
  customer,
  onChange,
}: FieldProps & { codes: CodeView[]; customer: boolean }): ReactElement {
  const usable = codes.filter((c) => c.kind === 'contact' || customer);
  return (
    <fieldset className="meet-codes">
      <legend>扫一个码</legend>
      {usable.length === 0 && <p>产品还没有建「联系我」或入群的码。可以在下面粘贴编号，或直接加一位成员。</p>}
      {usable.map((code) => (
        <CodeOption key={code.configId} code={code} draft={draft} onChange={onChange} />
      ))}
      <label>
        <input
          type="radio"
          name="meet-by"
          checked={draft.by === 'pasted'}
          onChange={() => onChange({ by: 'pasted' })}
        />
        <input
          className="meet-paste"
          value={draft.configId}
          maxLength={64}
          placeholder="粘贴 config_id"
          aria-label="码的编号 config_id"
          data-testid="meet-config"
          onChange={(event) => onChange({ by: 'pasted', configId: event.target.value })}
        />
      </label>
    </fieldset>
  );
}

function CodeOption({ code, draft, onChange }: FieldProps & { code: CodeView }): ReactElement {
  return (
    <label>
      <input
        type="radio"
        name="meet-by"
        checked={draft.by === code.configId}
        data-testid={`code-${code.configId}`}
        onChange={() => onChange({ by: code.configId })}
      />
      <span>
        <strong>{codeWords(code)}</strong>
        <small>
          {code.kind === 'group' ? '进群 ' : '加 '}
          {code.to.map((t) => t.name).join('、') || '（没有人了）'}
          {code.verify ? ' · 要成员通过' : ''}
          {code.kind === 'contact' ? ` · 扫过 ${code.scans} 次` : ''}
        </small>
      </span>
    </label>
  );
}

function ByHand({ people, draft, onChange }: FieldProps & { people: Person[] }): ReactElement {
  return (
    <fieldset className="meet-codes">
      <legend>不扫码</legend>
      <label>
        <input
          type="radio"
          name="meet-by"
          checked={draft.by === 'member'}
          data-testid="meet-by-member"
          onChange={() => onChange({ by: 'member' })}
        />
        <span className="meet-member">
          直接加
          <select
            value={draft.userid}
            aria-label="加哪位成员"
            data-testid="meet-member"
            onChange={(event) => onChange({ by: 'member', userid: event.target.value })}
          >
            <option value="">选一位成员</option>
            {people.map((p) => (
              <option key={p.userid} value={p.userid}>
                {p.name}
              </option>
            ))}
          </select>
          <input
            value={draft.state}
            maxLength={30}
            placeholder="渠道 state，可不填"
            aria-label="渠道 state"
            data-testid="meet-state"
            onChange={(event) => onChange({ by: 'member', state: event.target.value })}
          />
        </span>
      </label>
      <label className="fault-check">
        <input
          type="checkbox"
          checked={draft.half}
          onChange={(event) => onChange({ half: event.target.checked })}
        />
        免验证，成员稍后才确认（先通知半好友）
      </label>
    </fieldset>
  );
}
