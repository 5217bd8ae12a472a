import { useCallback, useEffect, useRef } from 'react';
import { factsOf, isPlace, noPlace, type OwnPlace, type Step, stepped } from '../../../care/programmes/place';
import type { SkipReason } from '../../../care/programmes/progress-types';
import type { ProgrammeCard, ProgrammePart } from '../../../care/programmes/types';
import { useTelling } from '../../../engine/act';
import { useDraft } from '../../../engine/draft';
import { placeKey } from '../programme-position';
import { useTimeInUse } from './useTimeInUse';

/**
 * The reader's exact place, kept as their own at every screen. The case learns of it when a part is left or finished, so that a
 * quiet reading does not become a row for every screen.
 */
export function usePlaceInPart(caseRef: string, card: ProgrammeCard, part: ProgrammePart) {
  const { write } = useTelling();
  const own = useDraft<OwnPlace>(placeKey(card.id, part.id), noPlace, isPlace);
  const held = useRef<OwnPlace | null>(null);
  /** Seconds that are not kept yet: they go with the next step, and at least once a minute. */
  const unkept = useRef(0);
  const wanted = useRef<string | null>(null);
  const { value, set } = own;
  if (value) held.current = value;

  const change = useCallback(
    (...steps: Step[]) => {
      const before = held.current;
      if (!before) return;
      const seconds = unkept.current;
      unkept.current = 0;
      const now = new Date().toISOString();
      const all: Step[] = seconds > 0 ? [{ did: 'used', seconds }, ...steps] : steps;
      const next = all.reduce((place, step) => stepped(place, step, part, card.version, now), before);
      held.current = next;
      set(next);
    },
    [set, part, card.version],
  );
  const tell = useCallback(async () => {
    if (!held.current?.screen) return;
    if (unkept.current > 0) change();
    const facts = factsOf(held.current, part);
    await write(caseRef, { kind: 'progress', programme: card.id, version: card.version, part: part.id, ...facts });
  }, [write, caseRef, card, part, change]);

  const inUse = useTimeInUse(
    useCallback(
      (seconds: number) => {
        unkept.current += seconds;
        if (unkept.current >= 60) change();
      },
      [change],
    ),
  );
  const opened = useCallback(
    (screen: string) => {
      wanted.current = screen;
      change({ did: 'opened', screen });
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
    /** The place kept on the device; null until it is known. */
    place: value,
    /** Nothing of this part has been read before this sitting. */
    fresh: read && (value?.opened.length ?? 0) <= 1 && !value?.finished,
    opened,
    passed: useCallback(
      (screen: string) => {
        if (held.current?.skipped.includes(screen)) change({ did: 'passed', screen });
      },
      [change],
    ),
    skipped: useCallback((screen: string) => change({ did: 'skipped', screen }), [change]),
    saidWhy: useCallback((screen: string, reason: SkipReason) => change({ did: 'said-why', screen, reason }), [change]),
    /** A sign of the reader where nothing is touched: a timed exercise that runs. */
    inUse,
    leave: () => void tell(),
    finish: async () => {
      change({ did: 'finished' });
      await tell();
    },
  };
}
