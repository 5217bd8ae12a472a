import { useEffect } from 'react';

/** Names the page for screen readers and the task switcher. Titles say nothing of health. */
export function useDocumentTitle(title: string) {
  useEffect(() => {
    document.title = title === 'Mellom' ? title : `${title} – Mellom`;
  }, [title]);
}
