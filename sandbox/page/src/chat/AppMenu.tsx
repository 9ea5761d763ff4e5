import { useCallback, useRef, useState, type ReactElement } from 'react';
import { Icon } from '../ui/Icon';
import { useCloseOutside } from '../ui/useCloseOutside';
import { safeUrl } from './inline';
import type { MenuButton } from './useAppMenu';

interface Props {
  buttons: MenuButton[];
  onPick: (key: string) => void;
}

/** The app's menu under the input, as in WeCom: up to three buttons, each with up to five more above it. */
export function AppMenu({ buttons, onPick }: Props): ReactElement | null {
  const [open, setOpen] = useState<string | null>(null);
  const box = useRef<HTMLElement>(null);
  const close = useCallback(() => setOpen(null), []);
  useCloseOutside(box, open !== null, close);

  if (buttons.length === 0) return null;
  const pick = (key: string): void => {
    close();
    onPick(key);
  };
  return (
    <nav
      className="app-menu"
      aria-label="应用菜单"
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      {buttons.map((button) =>
        button.sub ? (
          <SubMenu
            key={button.name}
            name={button.name}
            items={button.sub}
            open={open === button.name}
            onToggle={() => setOpen(open === button.name ? null : button.name)}
            onPick={pick}
          />
        ) : (
          <div className="app-menu-slot" key={button.name}>
            <MenuItem item={button} onPick={pick} />
          </div>
        ),
      )}
    </nav>
  );
}

interface SubMenuProps {
  name: string;
  items: MenuButton[];
  open: boolean;
  onToggle: () => void;
  onPick: (key: string) => void;
}

function SubMenu({ name, items, open, onToggle, onPick }: SubMenuProps): ReactElement {
  return (
    <div className="app-menu-slot">
      {open && (
        <div className="app-menu-sub" role="group" aria-label={name}>
          {items.map((item) => (
            <MenuItem key={item.name} item={item} onPick={onPick} />
          ))}
        </div>
      )}
      <button type="button" aria-expanded={open} data-testid={`menu-${name}`} onClick={onToggle}>
        <Icon glyph="menu" size={14} />
        {name}
      </button>
    </div>
  );
}

function MenuItem({ item, onPick }: { item: MenuButton; onPick: Props['onPick'] }): ReactElement {
  const url = item.url && safeUrl(item.url);
  if (url) {
    return (
      <a href={url} target="_blank" rel="noreferrer" data-testid={`menu-${item.name}`}>
        {item.name}
        <Icon glyph="external" size={13} />
      </a>
    );
  }
  return (
    <button
      type="button"
      data-testid={`menu-${item.name}`}
      disabled={!item.key}
      onClick={() => {
        if (item.key) onPick(item.key);
      }}
    >
      {item.name}
    </button>
  );
}
