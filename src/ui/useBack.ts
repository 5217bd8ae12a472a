import { useEffect, useRef } from 'react';
import { layOver } from './steps';

/** The system's back, and the browser's, does `undo` as long as this is shown. */
export function useBack(undo: () => void) {
  const newest = useRef(undo);
  useEffect(() => {
    newest.current = undo;
  });
  useEffect(() => layOver(() => newest.current()), []);
}
