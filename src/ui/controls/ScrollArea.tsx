import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import styles from './ScrollArea.module.css';

/** What may be wider than its place scrolls in itself; where it does, the keyboard can be in it (WCAG 2.1.1), and elsewhere it is no stop. */
export function ScrollArea({ label, children }: { label: string; children: ReactNode }) {
  const area = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const box = area.current;
    if (!box) return;
    const watch = new ResizeObserver(() => setScrolls(box.scrollWidth > box.clientWidth + 1));
    watch.observe(box);
    for (const child of box.children) watch.observe(child);
    return () => watch.disconnect();
  }, []);
  return (
    <section ref={area} className={styles.area} {...(scrolls ? { tabIndex: 0, 'aria-label': label } : {})}>
      {children}
    </section>
  );
}
