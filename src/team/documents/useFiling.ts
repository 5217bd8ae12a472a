import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { Filable, Filing } from '../../care/documents/filing';
import { filingText } from '../../care/documents/filing-text';
import type { Instrument } from '../../care/questionnaires/instruments/types';
import type { CaseRef } from '../../client/api';
import { loadInstrument } from '../../content/load';
import { useEngine } from '../../engine/engine';
import { localDate, useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import { useMe } from '../kit/useMe';
import { useNames } from '../kit/useNames';
import type { HandedFile } from './channel';
import { useFrame } from './useFrame';

/** Makes the two files of a part of a case: a PDF that is read, and a FHIR document that another system reads. */
export function useFiling(caseRef: CaseRef, view: CaseView, called: string) {
  const { t } = useTranslation('documents');
  const f = useFormat();
  const engine = useEngine();
  const content = useContent();
  const { name: me, people, about } = useMe();
  const nameOf = useNames(view.name || called, me);
  const frame = useFrame();

  const instrumentsOf = async ({ answers }: Filing): Promise<Map<string, Instrument>> => {
    const found = new Map<string, Instrument>();
    for (const { instrument, language: said } of answers) {
      if (found.has(instrument)) continue;
      const pack = view.packs[instrument];
      if (pack === undefined) found.set(instrument, await loadInstrument(instrument, said));
      else {
        const { readInstrument } = await import('../../care/questionnaires/instruments/read');
        found.set(instrument, readInstrument(JSON.parse(pack), said));
      }
    }
    return found;
  };
  const part = (what: Filable, { answers }: Filing): string => {
    if (what.type === 'period') return t('file.part.period', { days: f.days(what.from, what.until) });
    return what.type === 'conversation'
      ? t('file.part.conversation')
      : t('file.part.answers', { instrument: content.instrumentNames(answers.map(({ instrument }) => instrument)) });
  };

  return async (what: Filable): Promise<HandedFile[]> => {
    const now = new Date().toISOString();
    const filing = await engine.filing(caseRef, what);
    const title = t('file.title', { part: part(what, filing), name: view.name || called });
    const text = filingText(
      filing,
      await instrumentsOf(filing),
      {
        intro: t('file.intro', { by: me, when: f.dayAndYear(now), at: f.clock(now) }),
        day: f.dayAndYear,
        said: (author, at) => `${nameOf(author)}, ${f.clock(at)}`,
        remark: ({ about, text: said, at }) => t(`file.remark.${about}`, { date: f.dayAndYear(at), text: said }),
        nothing: t('file.nothing'),
        gone: (count) => t('file.gone', { count }),
        answersTitle: ({ at }, { title: instrument }) => t('file.answers', { instrument, date: f.dayAndYear(at) }),
        answersFacts: ({ mode, id, instrument }) => {
          const round = view.measures[instrument]?.find(({ item }) => item === id);
          const sum = round?.score.total;
          return [t(`file.mode.${mode}`), typeof sum === 'number' ? t('file.sum', { sum, most: round?.score.max ?? 0 }) : '']
            .filter(Boolean)
            .join(' ');
        },
        question: t('file.question'),
        answer: t('file.answer'),
        declined: t('file.declined'),
        unanswered: t('file.unanswered'),
      },
      { ...frame(now), title, to: [], closing: [], footer: t('file.footer') },
    );
    const { file } = await engine.pdf(text);
    const fhir = await engine.fhirDocument(caseRef, filing, {
      names: Object.fromEntries(people.map(({ account, name }) => [account, name])),
      title,
      service: about?.name ?? '',
      author: me,
      pdf: file,
    });
    // No person in the name of a file; both of one filing begin alike.
    const stem = `mellom-${localDate(now)}-${/"urn:uuid:([0-9a-f]{8})/.exec(fhir)?.[1] ?? ''}`;
    return [
      { name: `${stem}.pdf`, type: 'application/pdf', content: new Uint8Array(file) },
      { name: `${stem}.fhir.json`, type: 'application/fhir+json', content: fhir },
    ];
  };
}
