import { useTranslation } from 'react-i18next';
import type { Block, DocumentText } from '../../care/documents/document-text';
import type { CountyFigure } from '../../care/pooling/counties';
import { fewestTeams } from '../../care/pooling/counties';
import type { HandedIn } from '../../care/pooling/handed-in';
import { fewestInFunnel, type Overview, trendOf } from '../../care/pooling/overview';
import { nationalShares, type PooledShare } from '../../care/pooling/shares';
import { percentOf } from '../../care/pooling/steps';
import { rphMds } from '../../care/registry/rph-mds';
import { type Format, makeFormat } from '../../ui/format';
import { periodWords } from '../kit/usePeriodWords';

/** The country in a period as a document, in the words of either written norm: what stands on the screen, and nothing that does not. */
export function useCountryText(): (overview: Overview, handed: readonly HandedIn[], language: 'nb' | 'nn') => DocumentText {
  const { i18n } = useTranslation('reader');
  return (overview, handed, language) => {
    const t = i18n.getFixedT(language, 'reader');
    const f = makeFormat(i18n.getFixedT(language, 'common'), language);
    const wordsOf = periodWords(t, f);
    const period = wordsOf(overview.period);
    const { rows, sent, shares, counties } = overview;
    const countySaid = (one: CountyFigure): string =>
      one.figure
        ? shareIn(f, one.figure)
        : one.hidden === 'others'
          ? t('county.others')
          : t('county.teams', { count: one.teams });
    const trends = nationalShares.map((name) => trendOf(handed, name));
    const periods = trends[0]?.map((one) => one.period) ?? [];
    const overTime: Block[] =
      periods.length < 2
        ? []
        : [
            { type: 'heading', text: t('trends.title') },
            { type: 'text', text: t('trends.text') },
            {
              type: 'table',
              head: [t('table.period'), ...nationalShares.map((name) => t(`share.${name}`))],
              rows: periods.map((one, i) => [
                wordsOf(one),
                ...trends.map((trend) => {
                  const pooled = trend[i]?.pooled;
                  return pooled?.share == null
                    ? '–'
                    : t('trends.cell', { percent: f.percent(percentOf(pooled.share)), count: pooled.told });
                }),
              ]),
            },
          ];
    const made = new Date().toISOString();
    return {
      language,
      title: t('document.title', { period }),
      sender: [t('title')],
      marks: [f.dayAndYear(made)],
      to: [],
      blocks: [
        { type: 'text', text: `${t('headline.sent', { sent, teams: rows.length })} ${t('headline.sentRest')}` },
        { type: 'text', text: t('document.text', { codebook: rphMds.id }), quiet: true },
        {
          type: 'table',
          head: [t('document.figure'), t('document.share'), t('table.range'), t('document.people'), t('table.teams')],
          rows: nationalShares.map((name) => [
            t(`share.${name}`),
            shareIn(f, shares[name]),
            rangeIn(f, shares[name]),
            f.number(shares[name].denominator),
            f.number(shares[name].told),
          ]),
          widths: [0.36, 0.16, 0.2, 0.16, 0.12],
        },
        ...nationalShares.map((name): Block => ({ type: 'text', text: `${t(`share.${name}`)}: ${t(`share.${name}.what`)}` })),
        { type: 'heading', text: t('completeness.title') },
        { type: 'text', text: t('completeness.text') },
        {
          type: 'table',
          head: [t('table.team'), t('table.state'), t('table.paired')],
          rows: rows.map(({ name, state, paired }) => [
            name,
            t(`state.${state}`),
            paired ? f.percent(percentOf(paired.numerator / paired.denominator)) : t('table.notKnown'),
          ]),
          widths: [0.5, 0.25, 0.25],
        },
        { type: 'heading', text: t('counties.title') },
        { type: 'text', text: t('codebook.rule.counties', { fewestTeams }) },
        {
          type: 'table',
          head: [t('table.county'), t('table.teams'), t('table.share'), t('table.range')],
          rows: counties.counties.map((one) => [
            one.name,
            f.number(one.teams),
            countySaid(one),
            one.figure ? rangeIn(f, one.figure) : '–',
          ]),
          widths: [0.34, 0.14, 0.26, 0.26],
        },
        ...(counties.across > 0
          ? [{ type: 'text' as const, text: t('counties.across', { count: counties.across }), quiet: true as const }]
          : []),
        ...overTime,
        { type: 'heading', text: t('codebook.rules') },
        { type: 'text', text: t('codebook.rule.hidden') },
        { type: 'text', text: t('codebook.rule.rounded') },
        { type: 'text', text: t('codebook.rule.teams', { fewest: fewestInFunnel }) },
        { type: 'text', text: t('counties.source'), quiet: true },
      ],
      closing: [],
      footer: t('document.title', { period }),
      made,
    };
  };
}

const shareIn = (f: Format, { share }: PooledShare): string => (share === null ? '–' : f.percent(percentOf(share)));
const rangeIn = (f: Format, { range }: PooledShare): string =>
  range === null ? '–' : `${percentOf(range[0])}–${f.percent(percentOf(range[1]))}`;
