import { useMemo, type ReactElement } from 'react';
import type { Phone } from '../../../src/live';
import { STATE_WORDS } from './phoneWords';
import { EVERYTHING, groupsOf, statesOf, type WallFilter } from './wall';

interface Props {
  phones: Phone[];
  found: number;
  filter: WallFilter;
  onChange: (filter: WallFilter) => void;
}

const STATES = Object.keys(STATE_WORDS) as Phone['state'][];

/** Which phones stand on the wall: by state, by place, by words. */
export function WallFilters({ phones, found, filter, onChange }: Props): ReactElement {
  const groups = useMemo(() => groupsOf(phones), [phones]);
  const all = filter.state === null && filter.group === '' && filter.words === '';
  return (
    <div className="wall-filters">
      <States phones={phones} filter={filter} onChange={onChange} />
      <div className="side-tools wall-tools">
        <input
          type="search"
          value={filter.words}
          maxLength={64}
          placeholder="编号、名字或账号"
          aria-label="找手机"
          data-testid="wall-search"
          onChange={(event) => onChange({ ...filter, words: event.target.value.trimStart() })}
        />
        <select
          className="small-field"
          value={filter.group}
          aria-label="按分组看"
          data-testid="wall-group"
          onChange={(event) => onChange({ ...filter, group: event.target.value })}
        >
          <option value="">全部分组</option>
          {groups.map(({ group, count }) => (
            <option key={group} value={group}>
              {group}（{count}）
            </option>
          ))}
        </select>
      </div>
      {!all && (
        <p className="wall-found" role="status">
          找到 {found} 台
          <button type="button" className="text-button" onClick={() => onChange(EVERYTHING)}>
            看全部
          </button>
        </p>
      )}
    </div>
  );
}

function States({ phones, filter, onChange }: Omit<Props, 'found'>): ReactElement {
  const states = useMemo(() => statesOf(phones), [phones]);
  return (
    <div className="wall-states" role="group" aria-label="按状态看">
      {STATES.filter((s) => states[s] || filter.state === s).map((state) => (
        <button
          key={state}
          type="button"
          data-state={state}
          data-testid={`wall-state-${state}`}
          aria-pressed={filter.state === state}
          onClick={() => onChange({ ...filter, state: filter.state === state ? null : state })}
        >
          {STATE_WORDS[state]} {states[state] ?? 0}
        </button>
      ))}
    </div>
  );
}
