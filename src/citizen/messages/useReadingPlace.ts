import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the reader's place: at the newest when the room opens, and as long as one is there; where one is reading when older lines
 * come in above (Safari has no scroll anchoring of its own). Days get their true height only when they are drawn, so "at the
 * newest" is held until a hand moves the page.
 */
export function useReadingPlace(shown: { total: number; firstIndex: number } | null): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const held = useRef(true);
  const before = useRef({ total: -1, firstIndex: -1, height: 0 });

  const total = shown?.total ?? -1;
  const firstIndex = shown?.firstIndex ?? -1;
  const there = shown !== null;

  useLayoutEffect(() => {
    const page = document.documentElement;
    const was = before.current;
    if (was.firstIndex > firstIndex && was.total === total) page.scrollTop += page.scrollHeight - was.height;
    else if (held.current) page.scrollTop = page.scrollHeight;
    before.current = { total, firstIndex, height: page.scrollHeight };
  }, [total, firstIndex]);

  useLayoutEffect(() => {
    if (!there) return;
    const page = document.documentElement;
    const grown = new ResizeObserver(() => {
      if (held.current) page.scrollTop = page.scrollHeight;
      before.current.height = page.scrollHeight;
    });
    // Cards that come in under the lines push what is newest as days do that get their height.
    if (box.current) grown.observe(box.current.parentElement ?? box.current);
    const letGo = (event: Event) => {
      if (isMoving(event)) held.current = false;
    };
    const hold = () => {
      if (page.scrollHeight - page.scrollTop - page.clientHeight < 80) held.current = true;
    };
    for (const hand of hands) addEventListener(hand, letGo, { passive: true });
    addEventListener('scroll', hold, { passive: true });
    return () => {
      grown.disconnect();
      for (const hand of hands) removeEventListener(hand, letGo);
      removeEventListener('scroll', hold);
    };
  }, [there]);
  return box;
}

const hands = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** Writing and pressing buttons move nothing; wheel, finger, scroll bar and the keys for it do. */
function isMoving(event: Event): boolean {
  if (event instanceof KeyboardEvent)
    return ['PageUp', 'ArrowUp', 'Home'].includes(event.key) && !(event.target instanceof HTMLTextAreaElement);
  return event.type !== 'pointerdown' || event.target === document.documentElement;
}
