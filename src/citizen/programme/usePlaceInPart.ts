import { useCallback, useEffect, useRef } from 'react';
import type { ProgrammeCard, ProgrammePart } from '../../care/programme/types';
import { useDraft } from '../../ui/draft';
import { useEngine } from '../../ui/engine';
import { isPlace, type OwnPlace, placeKey } from './standing';

const fresh: OwnPlace = { screen: '', opened: [], skipped: [], at: '', finished: false };

/**
 * The reader's exact place, kept as their own at every screen. The case learns of it when a part is left or finished, so that a
 * quiet reading does not become a row for every screen.
 */
export function usePlaceInPart(caseRef: string, card: ProgrammeCard, part: ProgrammePart) {
  const engine = useEngine();
  const own = useDraft<OwnPlace>(placeKey(card.id, part.id), fresh, isPlace);
  const held = useRef<OwnPlace | null>(null);
  const told = useRef('');
  const wanted = useRef<string | null>(null);
  const { value, set } = own;
  if (value) held.current = value;

  const tell = useCallback(async () => {
    const now = held.current;
    if (!now?.screen) return;
    const facts = {
      screen: now.screen,
      opened: now.opened.length,
      of: part.screens.length,
      skipped: now.skipped,
      finished: now.finished,
    };
    if (told.current === JSON.stringify(facts)) return;
    told.current = JSON.stringify(facts);
    await engine.write(caseRef, { kind: 'progress', programme: card.id, version: card.version, part: part.id, ...facts });
  }, [engine, caseRef, card, part]);

  const change = useCallback(
    (patch: (before: OwnPlace) => Partial<OwnPlace>) => {
      const before = held.current;
      if (!before) return;
      const next = { ...before, ...patch(before), at: new Date().toISOString() };
      held.current = next;
      set(next);
    },
    [set],
  );
  const opened = useCallback(
    (screen: string) => {
      wanted.current = screen;
      change((before) => ({ screen, opened: before.opened.includes(screen) ? before.opened : [...before.opened, screen] }));
    },
    [change],
  );
  // The sealed place may arrive after the first screen is drawn; what was opened meanwhile is added then.
  const read = value !== null;
  useEffect(() => {
    if (read && wanted.current) opened(wanted.current);
  }, [read, opened]);
  // Leaving in any way tells the case: another room, a closed tab, a locked phone.
  useEffect(() => {
    const onHide = () => void tell();
    window.addEventListener('pagehide', onHide);
    return () => {
      window.removeEventListener('pagehide', onHide);
      void tell();
    };
  }, [tell]);

  return {
    /** The place kept on the device is known. */
    read,
    /** Nothing of this part has been read before this sitting. */
    fresh: read && (value?.opened.length ?? 0) <= 1 && !value?.finished,
    opened,
    skipped: useCallback(
      (screen: string) => change((b) => ({ skipped: b.skipped.includes(screen) ? b.skipped : [...b.skipped, screen] })),
      [change],
    ),
    leave: () => void tell(),
    finish: async () => {
      change(() => ({ finished: true }));
      await tell();
    },
  };
}
