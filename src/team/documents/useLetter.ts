import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { Section, Template } from '../../care/documents/documents';
import type { MeasureFacts } from '../../care/documents/facts';
import { type Filled, fill, isFixed, type SectionKey, templates, type Values } from '../../care/documents/letter';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';

/** What only a person can write. */
const nothing: Filled = { text: '', values: [] };

export interface LetterSection extends Section {
  /** Where it comes from, in words. */
  source: string;
  /** What Mellom put into the text. */
  filled: readonly string[];
  /** It cannot be written over. */
  fixed: boolean;
}

/** A letter as the case and the template have it, before anybody has written in it. */
export function useLetter(view: CaseView, template: Template): { title: string; sections: LetterSection[]; missing: string } {
  const { t } = useTranslation('documents');
  const f = useFormat();
  const content = useContent();
  const { facts } = view;
  const name = view.name || view.called;
  const missing = t('letter.missing');

  const worked = facts.work ? t(`letter.work.${facts.work.status}`) : null;
  const percent = facts.work?.percent;
  const work = worked !== null && percent !== undefined ? t('letter.work.withPercent', { work: worked, percent }) : worked;
  const values: Values = {
    name,
    contact: facts.contactAt && f.dayAndYear(facts.contactAt),
    source: facts.source && t(`letter.from.${facts.source}`),
    problems: facts.problems.length > 0 ? f.list(facts.problems.map((one) => t(`letter.problem.${one}`))) : null,
    work,
    started: facts.startedOn && f.dayAndYear(facts.startedOn),
    ended: facts.endedOn && f.dayAndYear(facts.endedOn),
    met: facts.met && t('letter.met', { count: facts.met.count }),
    first: facts.met && f.dayAndYear(facts.met.first),
    last: facts.met && f.dayAndYear(facts.met.last),
    programmes: facts.programmes.length > 0 ? f.list(facts.programmes.map(content.programmeTitle)) : null,
  };
  const measured = (): Filled & Pick<Section, 'table' | 'curve'> => {
    const said = facts.measures.map((one) => measureWords(one));
    const [one] = facts.measures;
    return {
      text: said.length > 0 ? said.map(({ text }) => text).join(' ') : t('letter.measures.none'),
      values: said.flatMap(({ numbers }) => numbers),
      ...(one
        ? {
            table: {
              head: [
                '',
                t('letter.measures.first'),
                t('letter.measures.last'),
                t('letter.measures.limit'),
                t('letter.measures.change'),
              ],
              rows: facts.measures.map(measureRow),
            },
          }
        : {}),
      ...(one && one.totals.length > 2 ? { curve: curveOf(one) } : {}),
    };
  };
  const measureWords = ({ instrument, totals, turn }: MeasureFacts) => {
    const numbers = [String(totals[0]?.total ?? ''), String(totals.at(-1)?.total ?? '')];
    const words = { instrument: content.instrumentName(instrument), first: numbers[0], last: numbers[1] };
    return totals.length < 2
      ? { text: t('letter.measures.once', words), numbers: numbers.slice(0, 1) }
      : { text: t(`letter.measures.${turn}`, words), numbers };
  };
  const measureRow = ({ instrument, totals, limit, turn }: MeasureFacts): string[] => {
    const [first, last] = [totals[0], totals.at(-1)];
    if (!first || !last) return [];
    const change = last.total - first.total;
    return [
      content.instrumentName(instrument),
      t('letter.measures.cell', { total: first.total, date: f.dayShort(first.on) }),
      totals.length > 1 ? t('letter.measures.cell', { total: last.total, date: f.dayShort(last.on) }) : '–',
      limit === null ? '–' : String(limit),
      totals.length > 1 ? `${change > 0 ? '+' : change < 0 ? '−' : ''}${Math.abs(change)}, ${t(`letter.turn.${turn}`)}` : '–',
    ];
  };
  const curveOf = ({ instrument, totals, most }: MeasureFacts): NonNullable<Section['curve']> => {
    const day = (on: string) => Date.parse(on) / 86_400_000;
    const from = day(totals[0]?.on ?? '');
    const span = Math.max(1, day(totals.at(-1)?.on ?? '') - from);
    const values = totals.map(({ total }) => total).join(', ');
    return {
      alt: t('letter.measures.curve', { instrument: content.instrumentName(instrument), values }).slice(0, 300),
      points: totals.slice(-60).map(({ on, total }) => ({ x: (day(on) - from) / span, y: total / Math.max(1, most) })),
    };
  };
  const sectionOf = (key: SectionKey): LetterSection => {
    const { values: filled, ...said } =
      key === 'measures' ? measured() : key === 'ahead' ? nothing : fill(t(`letter.text.${key}`), values, missing);
    return {
      key,
      heading: t(`letter.heading.${key}`),
      source: t(`letter.source.${key}`),
      fixed: isFixed(key),
      filled,
      ...said,
    };
  };
  const who = facts.birthYear === null ? name : t('letter.born', { name, year: facts.birthYear });
  return {
    title: t(`letter.title.${template}`, { name: who }),
    sections: templates[template].sections.map(sectionOf),
    missing,
  };
}
