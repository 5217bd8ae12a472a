import { useQuery } from '@tanstack/react-query';
import type { Instrument, InstrumentId } from '../../care/questionnaires/instruments/types';
import type { Language } from '../../client/api';
import { loadInstrument } from '../../content/load';
import { useLanguage } from '../kit/useTitles';

/**
 * The instruments in the reader's language, or the one in which they were begun or answered, or in the approved wording nearest to it. They
 * ship with the app, so this works offline.
 */
export function useInstruments(
  ids: readonly InstrumentId[],
  packs: Readonly<Record<InstrumentId, string>>,
  begunIn?: Language,
): Instrument[] | null {
  const chosen = useLanguage();
  const language = begunIn ?? chosen;
  const { data } = useQuery({
    queryKey: ['instruments', language, ...ids, ...Object.keys(packs)],
    queryFn: () =>
      Promise.all(
        ids.map(async (id) => {
          const pack = packs[id];
          if (pack === undefined) return loadInstrument(id, language);
          const { readInstrument } = await import('../../care/questionnaires/instruments/read');
          return readInstrument(JSON.parse(pack), language);
        }),
      ),
  });
  return data ?? null;
}
