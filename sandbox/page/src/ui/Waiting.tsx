import type { ReactElement } from 'react';
import type { View } from '../live/useView';

/** Stands where something is being read or could not be; nothing once it is there. */
export function Waiting({ view }: { view: View<unknown> }): ReactElement | null {
  if (view.problem !== null && view.data === null) {
    return (
      <p className="pane-empty" role="alert">
        {view.problem}
        <button type="button" className="text-button" onClick={view.reload}>
          再试一次
        </button>
      </p>
    );
  }
  if (view.data !== null) return null;
  return (
    <p className="pane-empty" role="status">
      <span className="spinner" aria-hidden="true" /> 正在读取…
    </p>
  );
}
