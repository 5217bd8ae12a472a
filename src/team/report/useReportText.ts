import { useTranslation } from 'react-i18next';
import type { DocumentText } from '../../care/documents/document-text';
import type { Figures } from '../../care/figures/figures';
import { publishedShares, publishedSpreads } from '../../care/figures/published';
import { type ShareName, shareRules } from '../../care/figures/shares';
import { type SpreadName, spreadRules } from '../../care/figures/spreads';
import { type Told, toldCount, toldLeft, toldShare, toldSpread } from '../../care/figures/told';
import type { Language } from '../../care/programmes/types';
import { makeFormat } from '../../ui/format';
import { useMe } from '../kit/useMe';
import type { ShareOfWait } from './details';

const shareNames = Object.keys(shareRules) as ShareName[];
const spreadNames = Object.keys(spreadRules) as SpreadName[];
const isOfWaits = (name: ShareName): name is ShareOfWait => name.startsWith('assessed-in') || name.startsWith('started-in');

/** The figures as rows and as a document, in the words of a language; everything in it may leave the team. */
export function useReportText(): (
  figures: Figures,
  language: Language,
  part: string | null,
) => { rows: string[][]; text: DocumentText } {
  const { i18n } = useTranslation('report');
  const { about } = useMe();
  return (figures, language, part) => {
    const t = i18n.getFixedT(language, 'report');
    const f = makeFormat(i18n.getFixedT(language, 'common'), language);
    const { from, to } = figures.question;
    const period = `${f.dayAndYear(from)} – ${f.dayAndYear(to)}`;
    const count = (told: Told): string =>
      typeof told === 'number' ? f.number(told) : t(told === 'small' ? 'file.under' : 'file.hidden');
    const percent = (share: number) => f.percent(Math.round(share * 100));
    const number = (value: number | null) =>
      value === null ? t('file.hidden') : f.number(value, Number.isInteger(value) ? 0 : 1);
    const left = (all: ReturnType<typeof toldLeft>) =>
      all.map(({ reason, count: told }) => t(`reason.${reason}`, { count: count(told) as never })).join(', ');
    const titleOf = (name: ShareName): string =>
      isOfWaits(name)
        ? `${t(name.startsWith('assessed') ? 'spread.assessed.title' : 'spread.started.title')}, ${t('waits.in', { days: name.endsWith('14') ? 14 : 7 })}`
        : t(`share.${name}.title`);
    const shares = shareNames.map((name) => ({
      name,
      told: toldShare(figures.shares[name]),
      out: toldLeft(figures.shares[name].left),
    }));
    const spreads = spreadNames.map((name) => ({
      name,
      told: toldSpread(figures.spreads[name]),
      out: toldLeft(figures.spreads[name].left),
    }));
    const flow = (['contact', 'assessed', 'started', 'ended', 'paired'] as const).map((step) => [
      t(`flow.${step}`),
      count(toldCount(figures.flow[step])),
    ]);
    const head = ['figure', 'numerator', 'denominator', 'share', 'n', 'median', 'q1', 'q3', 'left'] as const;
    const rows = [
      head.map((one) => t(`table.${one}`)),
      [part === null ? period : `${period}, ${part}`, '', '', '', '', '', '', '', ''],
      ...flow.map(([name = '', told = '']) => [name, told, '', '', '', '', '', '', '']),
      ...shares.map(({ name, told, out }) => [
        titleOf(name),
        count(told.numerator),
        count(told.denominator),
        told.share === null ? t('file.hidden') : percent(told.share),
        '',
        '',
        '',
        '',
        left(out),
      ]),
      ...spreads.map(({ name, told, out }) => [
        t(`spread.${name}.title`),
        '',
        '',
        '',
        count(told.n),
        number(told.median),
        number(told.q1),
        number(told.q3),
        left(out),
      ]),
    ];
    const made = new Date().toISOString();
    const team = about?.name ?? about?.municipality ?? t('title');
    const text: DocumentText = {
      language,
      title: part === null ? t('file.title', { team, period }) : `${t('file.title', { team, period })}, ${part}`,
      sender: [about?.municipality, about?.name].flatMap((one) => (one ? [one] : [])),
      marks: [f.dayAndYear(made)],
      to: [],
      blocks: [
        { type: 'text', text: t('file.intro') },
        { type: 'text', text: t('file.small'), quiet: true },
        { type: 'heading', text: t('flow.title') },
        { type: 'table', head: [t('flow.step'), t('flow.count')], rows: flow, widths: [0.7, 0.3] },
        { type: 'heading', text: t('file.outcomes') },
        {
          type: 'table',
          head: [t('table.figure'), t('table.share'), t('table.numerator'), t('table.denominator'), t('line.published')],
          rows: shares.map(({ name, told }) => [
            titleOf(name),
            told.share === null ? t('file.hidden') : percent(told.share),
            count(told.numerator),
            count(told.denominator),
            publishedShares[name] ? percent(publishedShares[name].value) : '–',
          ]),
          widths: [0.44, 0.14, 0.14, 0.14, 0.14],
        },
        { type: 'heading', text: t('file.spreads') },
        {
          type: 'table',
          head: [t('table.figure'), t('table.n'), t('table.median'), t('table.q1'), t('table.q3'), t('line.published')],
          rows: spreads.map(({ name, told }) => [
            t(`spread.${name}.title`),
            count(told.n),
            number(told.median),
            number(told.q1),
            number(told.q3),
            publishedSpreads[name] ? number(publishedSpreads[name].value[0]) : '–',
          ]),
          widths: [0.35, 0.13, 0.13, 0.13, 0.13, 0.13],
        },
        { type: 'heading', text: t('file.definitions') },
        ...shares.flatMap(({ name, out }): DocumentText['blocks'] =>
          isOfWaits(name)
            ? []
            : [
                {
                  type: 'text',
                  text: `${titleOf(name)}: ${t(`share.${name}.how`)} ${out.length > 0 ? `${t('line.not')}: ${left(out)}.` : ''}`.trim(),
                },
              ],
        ),
        ...spreads.map(({ name }): DocumentText['blocks'][number] => ({
          type: 'text',
          text: `${t(`spread.${name}.title`)}: ${t(`spread.${name}.how`)}`,
        })),
      ],
      closing: [],
      footer: t('file.footer', { period }),
      made,
    };
    return { rows, text };
  };
}
