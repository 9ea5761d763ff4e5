import { useState, type ReactElement } from 'react';
import type { Hand } from '../live/useActions';
import { Dialog } from '../ui/Dialog';
import { useBusy } from '../ui/useBusy';
import { SCENARIOS } from './scenarioWords';
import { TrafficPanel } from './TrafficPanel';

interface Props {
  changes: number;
  hand: Hand;
  onClose: () => void;
}

/** What stands behind the company: which one it is, its tokens, and every word it exchanged with the product. */
export function ConsoleDialog({ changes, hand, onClose }: Props): ReactElement {
  const [scenario, setScenario] = useState('busy');
  const { busy, run } = useBusy();
  const chosen = SCENARIOS.find((s) => s.name === scenario);
  return (
    <Dialog title="沙盒控制台" className="console-dialog" onClose={onClose}>
      <div className="meet">
        <fieldset className="meet-codes" disabled={busy !== null}>
          <legend>换一家公司（聊天、手机、时钟不变，产品不会收到通知）</legend>
          <div className="member-row">
            <select
              value={scenario}
              aria-label="场景"
              data-testid="scenario"
              onChange={(event) => setScenario(event.target.value)}
            >
              {SCENARIOS.map((s) => (
                <option key={s.name} value={s.name}>
                  {s.title}
                </option>
              ))}
            </select>
            <button
              type="button"
              className="plain-button strong"
              data-testid="scenario-reset"
              aria-busy={busy === 'reset'}
              onClick={() => run('reset', () => hand('reset', { scenario }))}
            >
              重置成这样
            </button>
          </div>
          <p>{chosen?.about}</p>
        </fieldset>
        <Tokens hand={hand} />
        <TrafficPanel changes={changes} hand={hand} />
      </div>
    </Dialog>
  );
}

function Tokens({ hand }: { hand: Hand }): ReactElement {
  const { busy, run } = useBusy();
  return (
    <fieldset className="meet-codes" disabled={busy !== null}>
      <legend>产品手里的令牌</legend>
      <div className="relation-deeds">
        <button
          type="button"
          className="plain-button"
          onClick={() => run('expire', () => hand('tokens', { do: 'expire' }))}
        >
          全部过期（42001）
        </button>
        <button
          type="button"
          className="plain-button"
          onClick={() => run('forget', () => hand('tokens', { do: 'forget' }))}
        >
          全部不认（40014）
        </button>
      </div>
    </fieldset>
  );
}
