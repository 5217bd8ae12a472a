import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { ThreadLine } from '../../care/thread/thread';

/** Pixels within which one is still at the end: a line's margin, and the rounding of a zoomed page. */
const near = 40;

/**
 * Whoever is at the end of the conversation stays there, whatever changes: a line that becomes taller or moves when it has been sent, a
 * banner above, a window that is drawn smaller. What one has just written oneself is gone to from anywhere. `beginsThere`: false where one
 * comes to read something older.
 */
export function useStandingAtEnd(
  box: RefObject<HTMLElement | null>,
  lines: readonly ThreadLine[],
  toEnd: () => void,
  beginsThere = true,
) {
  const atEnd = useRef(beginsThere);
  const go = useRef(toEnd);
  go.current = toEnd;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let height = element.clientHeight;
    const scrolled = () => {
      // A box that has shrunk has not been scrolled by anybody.
      if (element.clientHeight !== height) return;
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < near;
    };
    const keep = new ResizeObserver(() => {
      height = element.clientHeight;
      if (atEnd.current) go.current();
    });
    keep.observe(element);
    for (const child of element.children) keep.observe(child);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      keep.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [box]);
  const own = lines.findLast((line) => line.type === 'message' && line.mine);
  const written = own?.type === 'message' ? own.id : null;
  const before = useRef({ written, lines });
  useLayoutEffect(() => {
    const known = before.current;
    if (known.lines === lines) return;
    before.current = { written, lines };
    if (known.written !== written) atEnd.current = true;
    if (atEnd.current) go.current();
  });
}
