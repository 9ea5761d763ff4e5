import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

interface Sticky {
  scroller: RefObject<HTMLDivElement>;
  content: RefObject<HTMLOListElement>;
  /** true while the person reads further up */
  away: boolean;
  toBottom: () => void;
}

const NEAR_PX = 80;

/** Keeps the newest line in view until the person scrolls up; pictures that load late do not push it away. */
export function useStickToBottom(chat: string): Sticky {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLOListElement>(null);
  const stuck = useRef(true);
  const [away, setAway] = useState(false);

  const toBottom = useCallback(() => {
    stuck.current = true;
    setAway(false);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, []);

  useLayoutEffect(toBottom, [chat, toBottom]);

  useEffect(() => {
    const box = scroller.current;
    const list = content.current;
    if (!box || !list) return undefined;
    let before = box.scrollTop;
    // Only a scroll upwards lets go: after a picture has loaded the list is taller, but nobody scrolled.
    const onScroll = (): void => {
      const near = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
      stuck.current = near || (stuck.current && box.scrollTop >= before);
      before = box.scrollTop;
      setAway(!stuck.current);
    };
    const follow = new ResizeObserver(() => {
      if (stuck.current) box.scrollTop = box.scrollHeight;
    });
    follow.observe(list);
    follow.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      follow.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, []);

  return { scroller, content, away, toBottom };
}
