import type { ReactElement } from 'react';
import { Icon } from '../ui/Icon';
import type { Toast } from './useToasts';

export function Toasts({ toasts }: { toasts: Toast[] }): ReactElement {
  return (
    <div className="toasts" role="alert">
      {toasts.map((toast) => (
        <p key={toast.id}>
          <Icon glyph="warn" /> {toast.words}
        </p>
      ))}
    </div>
  );
}
