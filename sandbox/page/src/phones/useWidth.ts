import { useLayoutEffect, useState, type RefObject } from 'react';

/** The inner width of an element, followed while it changes. */
export function useWidth(box: RefObject<HTMLElement>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    setWidth(element.clientWidth);
    const follow = new ResizeObserver(() => setWidth(element.clientWidth));
    follow.observe(element);
    return () => follow.disconnect();
  }, [box]);
  return width;
}
