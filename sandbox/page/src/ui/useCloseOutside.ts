import { useEffect, type RefObject } from 'react';

/** Calls `close` on the first press outside the element while it is open. `close` must be stable. */
export function useCloseOutside(box: RefObject<HTMLElement>, open: boolean, close: () => void): void {
  useEffect(() => {
    if (!open) return undefined;
    const onPress = (event: PointerEvent): void => {
      if (!box.current?.contains(event.target as Node)) close();
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [box, open, close]);
}
