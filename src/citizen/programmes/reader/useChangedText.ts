import { useEffect, useState } from 'react';
import { isChanged, type OwnPlace } from '../../../care/programmes/place';
import { isText, useDraft } from '../../../engine/draft';

/**
 * Whether the reader is told, here and now, that the programme has changed since they read it. Once for each such change, wherever they
 * open it first; it stays until they leave that room.
 */
export function useChangedText(
  card: { id: string; version: string } | null | undefined,
  places: readonly OwnPlace[] | undefined,
): boolean {
  const told = useDraft<string>(`told-version/${card?.id ?? '-'}`, '', isText);
  const [telling, setTelling] = useState(false);
  const { value, set } = told;
  const version = card?.version;
  const isNews =
    version !== undefined &&
    value !== null &&
    places?.some((place) => isChanged(place.version, version)) &&
    (value === '' || isChanged(value, version));
  useEffect(() => {
    if (!isNews || version === undefined) return;
    setTelling(true);
    set(version);
  }, [isNews, version, set]);
  return telling;
}
