import { useEffect, useRef, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import { Icon } from './Icon';

interface Props {
  title: string;
  className?: string;
  onClose: () => void;
  children: ReactNode;
}

/** The browser's own modal: it keeps the focus, closes on Escape or outside, and gives the focus back. */
export function Dialog({ title, className = '', onClose, children }: Props): ReactElement {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
    };
  }, []);
  const closeOutside = (event: MouseEvent): void => {
    if (event.target === element.current) onClose();
  };
  return (
    <dialog
      ref={element}
      className={`dialog ${className}`}
      aria-label={title}
      onCancel={onClose}
      onClick={closeOutside}
    >
      <div className="dialog-box">
        <header className="dialog-head">
          <h2>{title}</h2>
          <button type="button" className="icon-button" aria-label="关闭" onClick={onClose}>
            <Icon glyph="close" size={18} />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
