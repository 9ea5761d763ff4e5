import type { ReactElement } from 'react';
import { AppAvatar } from '../ui/Avatar';
import { Icon } from '../ui/Icon';

/** Stands until the first snapshot; after a failed attempt it says so and lets the person try at once. */
export function Splash({ attempts, onRetry }: { attempts: number; onRetry: () => void }): ReactElement {
  return (
    <main className="splash">
      <AppAvatar size={64} />
      <h1>存客宝 沙盒</h1>
      {attempts < 2 ? (
        <p role="status">
          <span className="spinner" aria-hidden="true" /> 正在打开沙盒…
        </p>
      ) : (
        <>
          <p role="alert">连不上沙盒。请看看运行 npm start 的窗口是否还开着。</p>
          <button type="button" className="plain-button strong" data-testid="splash-retry" onClick={onRetry}>
            <Icon glyph="retry" size={15} /> 现在重试
          </button>
          <small>会自动一直重试，已试 {attempts} 次</small>
        </>
      )}
    </main>
  );
}
