import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assignment } from '../../care/case/assignments';
import type { Instrument } from '../../care/questionnaires/instruments/types';
import type { Language } from '../../client/api';
import { loadTitles } from '../../content/titles';
import { useView } from '../../engine/engine';

/** Names of what can be given and answered, in the reader's language, out of the content that ships with the app. */
export interface Content {
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
  /** The same of what is given, or is about to be. */
  givenWords: (what: Assignment['what']) => string;
  /** What began with a decision, by the names in its event; empty where nothing did. */
  begunWords: (detail: Record<string, string | number>) => string;
  join: (words: readonly string[]) => string;
  /** The alphabet of the reader's language. */
  compare: (a: string, b: string) => number;
  /** In the alphabetical order of the reader's language. */
  byName: <T>(all: readonly T[], nameOf: (one: T) => string) => T[];
}

export function useContent(): Content {
  const { t, i18n } = useTranslation('team');
  const language = languageOf(i18n.language);
  const { data: titles } = useQuery({ queryKey: ['titles', language], queryFn: () => loadTitles(language) });
  const own = usePacks(language);
  return useMemo(() => {
    // Browsers know no order of its own for nynorsk; it is bokmål's.
    const order = new Intl.Collator(language === 'en' ? 'en' : 'nb', { numeric: true });
    const pack = (id: string) => own.find((one) => one.id === id);
    const shipped = (id: string) => titles?.instruments.find((one) => one.id === id);
    const instrumentName = (id: string) => shipped(id)?.title ?? pack(id)?.title ?? id.toUpperCase();
    const called = (id: string) => titles?.programmes.find((p) => p.id === id);
    const partTitle = (programme: string, part: string) => called(programme)?.parts.find(([id]) => id === part)?.[1] ?? part;
    const programmeTitle = (id: string) => called(id)?.title ?? id;
    const worksheetName = (id: string) => titles?.worksheets.find(([one]) => one === id)?.[1] ?? id;
    const join = (words: readonly string[]): string =>
      words.length < 2 ? (words[0] ?? '') : t('and', { a: words.slice(0, -1).join(', '), b: words.at(-1) });
    const instrumentNames = (ids: readonly string[]) => join(ids.filter((id) => id !== '').map(instrumentName));
    const assignedWords = (detail: Record<string, string | number>) => {
      const repeat = (what: string) => {
        if (detail.repeat === 'weekly') return t('assign.weekly', { what });
        if (detail.repeat === 'session') return t('assign.session', { what });
        if (detail.repeat === 'fourth') return t('assign.fourth', { what });
        if (detail.repeat === 'daily') return t('assign.daily', { what });
        return detail.repeat === 'once' ? t('assign.once', { what }) : what;
      };
      if (detail.programme) return programmeTitle(String(detail.programme));
      if (detail.instruments) return repeat(instrumentNames(String(detail.instruments).split(',')));
      return detail.worksheet ? repeat(worksheetName(String(detail.worksheet))) : '';
    };
    return {
      instrumentName,
      instrumentNames,
      programmeTitle,
      partTitle,
      partOf: (address) => {
        const [programme = '', part = ''] = address.split('/');
        return partTitle(programme, part);
      },
      worksheetName,
      featureName: (feature) => t(`feature.${feature as 'sleep-window'}`),
      riskOption: (id, value) => {
        const known = shipped(id)?.risk ?? riskAnswers(pack(id));
        return known.find(([one]) => one === value)?.[1] ?? String(value);
      },
      assignedWords,
      givenWords: (what) => {
        if (what.type === 'programme') return programmeTitle(what.programme);
        const { repeat } = what;
        if (what.type === 'worksheet') return assignedWords({ worksheet: what.worksheet, repeat });
        return assignedWords({ instruments: what.instruments.join(','), repeat });
      },
      begunWords: (detail) => {
        const names = (key: string) =>
          String(detail[key] ?? '')
            .split(',')
            .filter(Boolean);
        const all = [
          names('programme').map(programmeTitle),
          names('questionnaire').map(instrumentName),
          names('worksheet').map(worksheetName),
        ];
        return join(all.flat());
      },
      join,
      compare: order.compare,
      byName: (all, nameOf) => [...all].sort((a, b) => order.compare(nameOf(a), nameOf(b))),
    };
  }, [t, titles, own, language]);
}

function riskAnswers(pack: Instrument | undefined): [number, string][] {
  const item = pack?.items.find(({ linkId }) => linkId === pack.risk?.linkId);
  return (item?.options ?? []).map(({ value, text }) => [value, text]);
}

/** The team's own instruments. What reads FHIR comes with the first of them; most teams have none. */
export function usePacks(language: Language): readonly Instrument[] {
  const { data: packs } = useView('packs', null);
  const { data } = useQuery({
    queryKey: ['packs', packs?.map(({ json }) => json), language],
    queryFn: async () => {
      const { readInstrument } = await import('../../care/questionnaires/instruments/read');
      return (packs ?? []).map(({ json }) => readInstrument(JSON.parse(json), language));
    },
    enabled: packs !== undefined && packs.length > 0,
  });
  return data ?? none;
}
const none: readonly Instrument[] = [];

export const languageOf = (language: string): Language => (language === 'nn' || language === 'en' ? language : 'nb');
