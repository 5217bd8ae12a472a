import { useEffect } from 'react';

/**
 * Browsers keep titles in their history, in the clear, and show them to whoever looks at the tabs: every room is called Mellom. At a desk
 * the number of open alerts may stand before it.
 */
export function useCountInTitle(count: number) {
  useEffect(() => {
    document.title = count > 0 ? `(${count}) Mellom` : 'Mellom';
    return () => {
      document.title = 'Mellom';
    };
  }, [count]);
}
