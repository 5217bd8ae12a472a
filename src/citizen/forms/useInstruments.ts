import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Instrument, InstrumentId } from '../../care/instruments/types';
import type { Language } from '../../client/api';
import { loadInstrument } from '../../client/content';

/** The instruments in the reader's language, or in the approved wording nearest to it. They ship with the app, so this works offline. */
export function useInstruments(ids: readonly InstrumentId[], packs: Readonly<Record<InstrumentId, string>>): Instrument[] | null {
  const { i18n } = useTranslation();
  const { data } = useQuery({
    queryKey: ['instruments', i18n.language, ...ids, ...Object.keys(packs)],
    queryFn: () =>
      Promise.all(
        ids.map(async (id) => {
          const pack = packs[id];
          if (pack === undefined) return loadInstrument(id, i18n.language as Language);
          const { readInstrument } = await import('../../care/instruments/read');
          return readInstrument(JSON.parse(pack), i18n.language as Language);
        }),
      ),
  });
  return data ?? null;
}
