import { useEffect, useState, type RefObject } from 'react';

export interface Scrolled {
  top: number;
  heightPx: number;
}

/** How far the scroller has moved below the top of `content`, told once a frame. */
export function useScroll(scroller: RefObject<HTMLElement>, content: RefObject<HTMLElement>): Scrolled {
  const [scrolled, setScrolled] = useState<Scrolled>({ top: 0, heightPx: 800 });
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const begins = content.current?.offsetTop ?? 0;
      const next = { top: Math.max(0, box.scrollTop - begins), heightPx: box.clientHeight };
      setScrolled((now) => (now.top === next.top && now.heightPx === next.heightPx ? now : next));
    };
    const later = (): void => {
      frame ||= window.requestAnimationFrame(look);
    };
    const follow = new ResizeObserver(later);
    follow.observe(box);
    box.addEventListener('scroll', later, { passive: true });
    look();
    return () => {
      window.cancelAnimationFrame(frame);
      follow.disconnect();
      box.removeEventListener('scroll', later);
    };
  }, [scroller, content]);
  return scrolled;
}
