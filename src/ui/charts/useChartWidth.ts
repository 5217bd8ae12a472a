import { useCallback, useState } from 'react';

/**
 * How wide a chart stands, in sixteenths of the reader's own text size, for its viewBox: words in it are then as large as the words around
 * it, on a narrow screen and with large text too, and what is drawn shares the room that there is. Until it stands it is as wide as `usual`.
 */
export function useChartWidth(usual: number): { width: number; ref: (svg: SVGSVGElement | null) => (() => void) | undefined } {
  const [width, setWidth] = useState(usual);
  const ref = useCallback((svg: SVGSVGElement | null) => {
    if (!svg) return;
    const measure = () => {
      const wide = svg.getBoundingClientRect().width;
      const text = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (wide > 0 && text > 0) setWidth(Math.round((wide / text) * 16));
    };
    measure();
    const seen = new ResizeObserver(measure);
    seen.observe(svg);
    return () => seen.disconnect();
  }, []);
  return { width, ref };
}
