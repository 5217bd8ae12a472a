import { useMemo } from 'react';
import type { InboxRow } from '../../care/desk/inbox';
import { useEngine, useOwn } from '../../engine/engine';
import { type Hidden, putAside, readHidden } from './hidden';

const prefix = 'inbox/';

/** What I have put aside, and the way to put more aside or take it back. Kept sealed, only for me. */
export function useHidden() {
  const engine = useEngine();
  const own = useOwn(prefix);
  const byCase = useMemo(
    () => new Map<string, Hidden>((own.data ?? []).map(({ key, value }) => [key.slice(prefix.length), readHidden(value)])),
    [own.data],
  );
  const store = (caseRef: string, next: Hidden | undefined) =>
    next ? engine.saveOwn(prefix + caseRef, next) : engine.removeOwn(prefix + caseRef);
  return {
    byCase,
    /** Resolves, once on disk, to what takes it back. */
    hide: async (row: InboxRow, until: string | null) => {
      const before = byCase.get(row.caseRef);
      await store(row.caseRef, putAside(before, row, until));
      return () => store(row.caseRef, before);
    },
  };
}
