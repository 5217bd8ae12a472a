import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { readInstrument } from '../care/instruments/read';
import type { Instrument } from '../care/instruments/types';
import { byPlace } from '../care/programme/order';
import type { ProgrammeCard } from '../care/programme/types';
import type { Language } from '../client/api';
import { instrumentIds, loadInstrument, loadProgramme, loadTitles, programmeIds } from '../client/content';
import { useView } from '../ui/engine';

/** Names of what can be given and answered, in the reader's language, out of the content that ships with the app. */
export interface Content {
  /** Those that ship, then the team's own. */
  instruments: readonly Instrument[];
  instrument: (id: string) => Instrument | null;
  instrumentName: (id: string) => string;
  instrumentNames: (ids: readonly string[]) => string;
  programmeTitle: (id: string) => string;
  partTitle: (programme: string, part: string) => string;
  /** Title of the part that an address (`sleep/p2/night-list`) stands in. */
  partOf: (address: string) => string;
  worksheetName: (id: string) => string;
  featureName: (feature: string) => string;
  /** The words of an answer to the instrument's risk question. */
  riskOption: (instrument: string, value: number) => string;
  /** What an `assigned` event gave. */
  assignedWords: (detail: Record<string, string | number>) => string;
  join: (words: readonly string[]) => string;
}

export function useContent(): Content {
  const { t, i18n } = useTranslation(['team', 'worksheets']);
  const language = languageOf(i18n.language);
  const { data: titles } = useQuery({ queryKey: ['titles', language], queryFn: () => loadTitles(language) });
  const shipped = useQueries({
    queries: instrumentIds.map((id) => ({ queryKey: ['instrument', id, language], queryFn: () => loadInstrument(id, language) })),
    combine: (answers) => answers.flatMap((a) => a.data ?? []),
  });
  const { data: packs } = useView('packs', null);
  return useMemo(() => {
    const instruments = [...shipped, ...(packs ?? []).map(({ json }) => readInstrument(JSON.parse(json), language))];
    const instrument = (id: string) => instruments.find((i) => i.id === id) ?? null;
    const instrumentName = (id: string) => instrument(id)?.title ?? id.toUpperCase();
    const called = (id: string) => titles?.find((p) => p.id === id);
    const partTitle = (programme: string, part: string) => called(programme)?.parts.find(([id]) => id === part)?.[1] ?? part;
    const programmeTitle = (id: string) => called(id)?.title ?? id;
    const worksheetName = (id: string) => t(`worksheets:${id as 'sleep-diary'}.title`);
    const join = (words: readonly string[]): string =>
      words.length < 2 ? (words[0] ?? '') : t('team:and', { a: words.slice(0, -1).join(', '), b: words.at(-1) });
    const instrumentNames = (ids: readonly string[]) => join(ids.filter((id) => id !== '').map(instrumentName));
    return {
      instruments,
      instrument,
      instrumentName,
      instrumentNames,
      programmeTitle,
      partTitle,
      partOf: (address) => {
        const [programme = '', part = ''] = address.split('/');
        return partTitle(programme, part);
      },
      worksheetName,
      featureName: (feature) => t(`team:feature.${feature as 'sleep-window'}`),
      riskOption: (id, value) => {
        const found = instrument(id);
        const item = found?.items.find((i) => i.linkId === found.risk?.linkId);
        return item?.options.find((o) => o.value === value)?.text ?? String(value);
      },
      assignedWords: (detail) => {
        const repeat = (what: string) => {
          if (detail.repeat === 'weekly') return t('team:assign.weekly', { what });
          if (detail.repeat === 'session') return t('team:assign.session', { what });
          if (detail.repeat === 'fourth') return t('team:assign.fourth', { what });
          if (detail.repeat === 'daily') return t('team:assign.daily', { what });
          return detail.repeat === 'once' ? t('team:assign.once', { what }) : what;
        };
        if (detail.programme) return programmeTitle(String(detail.programme));
        if (detail.instruments) return repeat(instrumentNames(String(detail.instruments).split(',')));
        return detail.worksheet ? repeat(worksheetName(String(detail.worksheet))) : '';
      },
      join,
    };
  }, [t, titles, shipped, packs, language]);
}

/** The programmes themselves, where they are chosen or gone through: what is on the desk all day needs their names only. */
export function useProgrammes(): readonly ProgrammeCard[] {
  const language = languageOf(useTranslation().i18n.language);
  return useQueries({
    queries: programmeIds.map((id) => ({ queryKey: ['programme', id, language], queryFn: () => loadProgramme(id, language) })),
    combine: (answers) => answers.flatMap((a) => a.data ?? []).sort(byPlace),
  });
}

export const languageOf = (language: string): Language => (language === 'nn' || language === 'en' ? language : 'nb');
