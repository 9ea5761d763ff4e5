import { useEffect, useState } from 'react';
import { call } from '../live/call';

export interface MenuButton {
  name: string;
  key?: string;
  url?: string;
  sub?: MenuButton[];
}

/** The menu the product has created for its app. Read again whenever the product or the line comes back. */
export function useAppMenu(ready: boolean): MenuButton[] {
  const [buttons, setButtons] = useState<MenuButton[]>([]);
  useEffect(() => {
    if (!ready) return undefined;
    let wanted = true;
    const read = async (): Promise<void> => {
      const menu = await call<{ buttons: MenuButton[] }>('GET', '/sandbox/menu').catch(() => null);
      if (wanted && menu) setButtons(menu.buttons);
    };
    void read();
    const later = window.setInterval(() => void read(), READ_AGAIN_MS);
    return () => {
      wanted = false;
      window.clearInterval(later);
    };
  }, [ready]);
  return buttons;
}

/** The product may create its menu a moment after it came up; nothing on the socket tells of it. */
const READ_AGAIN_MS = 20_000;
