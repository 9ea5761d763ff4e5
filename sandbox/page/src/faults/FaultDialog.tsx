import { useState, type ReactElement } from 'react';
import { Dialog } from '../ui/Dialog';
import { useBusy } from '../ui/useBusy';
import { FaultFields } from './FaultFields';
import {
  EMPTY_DRAFT,
  endpointWords,
  faultWords,
  PRESETS,
  ruleOf,
  type ActiveFault,
  type FaultRule,
} from './faultRule';
import type { FaultControl } from './useFaults';

interface Props {
  faults: FaultControl;
  onClose: () => void;
}

export function FaultDialog({ faults, onClose }: Props): ReactElement {
  const { busy, run } = useBusy();
  const waits = busy !== null;
  return (
    <Dialog title="制造故障" className="fault-dialog" onClose={onClose}>
      <p className="fault-intro">网络会丢、会慢、会乱。点一种再回去说话，看产品是不是一次不漏，也不重复。</p>
      <div className="fault-presets">
        {PRESETS.map((preset) => (
          <button
            key={preset.text}
            type="button"
            className="chip"
            disabled={waits}
            onClick={() => run(preset.text, () => faults.add(preset.rule))}
          >
            {preset.text}
          </button>
        ))}
      </div>
      <OwnFault disabled={waits} onAdd={(rule) => run('own', () => faults.add(rule))} />
      <ActiveFaults active={faults.active} onClear={() => run('clear', faults.clear)} />
    </Dialog>
  );
}

function OwnFault({
  disabled,
  onAdd,
}: {
  disabled: boolean;
  onAdd: (rule: FaultRule) => void;
}): ReactElement {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const rule = ruleOf(draft);
  return (
    <details className="fault-own">
      <summary>自己配一条</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!rule) return;
          onAdd(rule);
          setDraft(EMPTY_DRAFT);
        }}
      >
        <FaultFields draft={draft} onChange={setDraft} />
        <button
          type="submit"
          className="plain-button strong"
          data-testid="fault-add"
          disabled={!rule || disabled}
        >
          加上这条故障
        </button>
      </form>
    </details>
  );
}

function ActiveFaults({ active, onClear }: { active: ActiveFault[]; onClear: () => void }): ReactElement {
  if (active.length === 0) return <p className="fault-none">现在一切正常，没有故障。</p>;
  return (
    <section className="fault-active" aria-label="等着发生的故障" data-testid="faults-active">
      <h3>等着发生</h3>
      <ul>
        {active.map((fault, i) => (
          <li key={i}>
            <strong>{faultWords(fault)}</strong>
            <span>{endpointWords(fault.endpoint)}</span>
            <small>还剩 {fault.times} 次</small>
          </li>
        ))}
      </ul>
      <button type="button" className="plain-button" data-testid="faults-clear" onClick={onClear}>
        全部清除
      </button>
    </section>
  );
}
