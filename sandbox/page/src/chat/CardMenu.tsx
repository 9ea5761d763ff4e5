import { useCallback, useRef, useState, type ReactElement } from 'react';
import type { ChatCard } from '../../../src/live';
import { useBusy } from '../ui/useBusy';
import { useCloseOutside } from '../ui/useCloseOutside';
import type { OnPress } from './CardAnswer';

interface Props {
  menu: ChatCard['menu'];
  onPress: OnPress;
}

/** The ··· in a card's corner: one to three entries, each of which calls back. */
export function CardMenu({ menu, onPress }: Props): ReactElement | null {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const close = useCallback(() => setOpen(false), []);
  useCloseOutside(box, open, close);
  const { busy, run } = useBusy();
  if (menu.length === 0) return null;
  return (
    <div
      className="card-menu"
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <button
        type="button"
        className="card-menu-open"
        aria-label="更多操作"
        aria-expanded={open}
        data-testid="card-menu"
        onClick={() => setOpen(!open)}
      >
        <span aria-hidden="true">···</span>
      </button>
      {open && (
        <div className="card-menu-list" role="group" aria-label="更多操作">
          {menu.map(({ key, text }) => (
            <button
              key={key}
              type="button"
              disabled={busy !== null}
              data-testid={`card-menu-${key}`}
              onClick={() => {
                close();
                run(key, () => onPress(key));
              }}
            >
              {text}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
