import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the reader's place: at the newest when the room opens and when one was already there; where one is reading when older
 * lines come in above (Safari has no scroll anchoring of its own).
 */
export function useReadingPlace(total: number, firstIndex: number): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef({ total: -1, firstIndex: -1, height: 0, atEnd: true });
  useLayoutEffect(() => {
    const page = document.documentElement;
    const was = before.current;
    const height = page.scrollHeight;
    const older = was.firstIndex > firstIndex && was.total === total;
    if (older) page.scrollTop += height - was.height;
    else if (total > was.total && was.atEnd) page.scrollTop = height;
    before.current = { total, firstIndex, height: page.scrollHeight, atEnd: isAtEnd() };
    const watch = () => {
      before.current.atEnd = isAtEnd();
      before.current.height = page.scrollHeight;
    };
    addEventListener('scroll', watch, { passive: true });
    return () => removeEventListener('scroll', watch);
  }, [total, firstIndex]);
  return box;
}

function isAtEnd(): boolean {
  const page = document.documentElement;
  return page.scrollHeight - page.scrollTop - page.clientHeight < 160;
}
