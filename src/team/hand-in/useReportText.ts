import { useTranslation } from 'react-i18next';
import type { DocumentText } from '../../care/documents/document-text';
import { publishedShares, publishedSpreads } from '../../care/figures/published';
import type { Cell, CountTable } from '../../care/items/reports';
import type { Language } from '../../care/programmes/types';
import type { Leaving } from '../../care/reports/report';
import { type LeavingShare, leavingShares, shareIn } from '../../care/reports/shares';
import { makeFormat } from '../../ui/format';
import { useMe } from '../kit/useMe';
import { usePlaceNames } from '../kit/usePlaceNames';
import { codesIn } from './useCodes';

type ShareOfWait = Extract<LeavingShare, `assessed-in-${number}` | `started-in-${number}`>;
const isOfWaits = (name: LeavingShare): name is ShareOfWait => name.startsWith('assessed-in') || name.startsWith('started-in');

/** What leaves as rows and as a document, in the words of a language: every cell, and shares that anybody can reckon from them. */
export function useReportText(): (report: Leaving, language: Language) => { rows: string[][]; text: DocumentText } {
  const { i18n } = useTranslation(['handin', 'report']);
  const { about } = useMe();
  const placeOf = usePlaceNames();
  return (report, language) => {
    const t = i18n.getFixedT(language, 'report');
    const h = i18n.getFixedT(language, 'handin');
    const codes = codesIn(h, placeOf);
    const f = makeFormat(i18n.getFixedT(language, 'common'), language);
    const period = `${f.dayAndYear(report.from)} – ${f.dayAndYear(report.until)}`;
    const count = (cell: Cell): string =>
      typeof cell === 'number' ? String(cell) : h(cell === 'small' ? 'cell.small' : 'cell.hidden');
    const percent = (share: number) => f.percent(Math.round(share * 100));
    const number = (value: number) => f.number(value, Number.isInteger(value) ? 0 : 2);
    const titleOf = (name: LeavingShare): string =>
      isOfWaits(name)
        ? `${t(name.startsWith('assessed') ? 'spread.assessed.title' : 'spread.started.title')}, ${t('waits.in', { days: name.endsWith('14') ? 14 : 7 })}`
        : t(`share.${name}.title`);
    const shares = leavingShares.map((name) => ({ name, ...shareIn(report, name) }));
    const shareText = (share: number | null) => (share === null ? h('cell.hidden') : percent(share));
    const [effects, spreads] = [true, false].map((are) => report.summaries.filter(({ of }) => (of === 'effect') === are));
    const values = ({ values: told }: Leaving['summaries'][number]): string[] =>
      told === 'few' ? Array(3).fill(h('cell.few')) : [told.lower, told.middle, told.upper].map(number);
    const spreadHead = [h('quarter'), h('median'), h('threeQuarters')];
    const effectHead = [h('effect.lower'), h('effect.middle'), h('effect.upper')];
    const rows = [
      [h('csv.table'), h('csv.row'), h('csv.column'), h('csv.value')],
      [period, '', '', ''],
      ...report.tables.flatMap((table) => {
        const { head, lines } = laidOut(table, codes);
        return lines.flatMap(({ name, cells }) =>
          cells.map((cell, at) => [codes.table(table.id), name, head[at] ?? '', count(cell)]),
        );
      }),
      ...shares.map(({ name, share }) => [t('file.outcomes'), titleOf(name), '', shareText(share)]),
      ...report.summaries.flatMap((summary) => {
        const table = h(summary.of === 'effect' ? 'table.effects' : 'table.spreads');
        const heads = [...(summary.of === 'effect' ? effectHead : spreadHead), h('behind')];
        const told = [...values(summary), count(summary.n)];
        return heads.map((head, at) => [table, codes.summary(summary.id), head, told[at] ?? '']);
      }),
    ];
    const summaryBlocks = (
      some: Leaving['summaries'],
      title: string,
      head: string[],
      published: boolean,
    ): DocumentText['blocks'] => [
      { type: 'heading', text: title },
      {
        type: 'table',
        head: [h('what'), h('behind'), ...head, ...(published ? [t('line.published')] : [])],
        rows: some.map((one) => [
          codes.summary(one.id),
          count(one.n),
          ...values(one),
          ...(published ? [publishedOf(one.id, number)] : []),
        ]),
        widths: published ? [0.35, 0.13, 0.13, 0.13, 0.13, 0.13] : [0.4, 0.15, 0.15, 0.15, 0.15],
      },
    ];
    const made = new Date().toISOString();
    const text: DocumentText = {
      language,
      title: t('file.title', { team: about?.name ?? about?.municipality ?? t('title'), period }),
      sender: [about?.municipality, about?.name].flatMap((one) => (one ? [one] : [])),
      marks: [f.dayAndYear(made)],
      to: [],
      blocks: [
        { type: 'text', text: t('file.intro') },
        { type: 'text', text: h('file.hiding'), quiet: true },
        { type: 'heading', text: t('file.outcomes') },
        {
          type: 'table',
          head: [t('table.figure'), t('table.share'), t('table.numerator'), t('table.denominator'), t('line.published')],
          rows: shares.map(({ name, share, part, whole }) => [
            titleOf(name),
            shareText(share),
            count(part),
            count(whole),
            publishedShares[name] ? percent(publishedShares[name].value) : '–',
          ]),
          widths: [0.44, 0.14, 0.14, 0.14, 0.14],
        },
        ...summaryBlocks(spreads ?? [], h('table.spreads'), spreadHead, true),
        ...summaryBlocks(effects ?? [], h('table.effects'), effectHead, false),
        ...report.tables.flatMap((table): DocumentText['blocks'] => {
          const { head, lines, by } = laidOut(turned(table), codes);
          return [
            { type: 'heading', text: codes.table(table.id) },
            { type: 'table', head: [by, ...head], rows: lines.map(({ name, cells }) => [name, ...cells.map(count)]) },
          ];
        }),
        { type: 'heading', text: t('file.definitions') },
        ...leavingShares.flatMap((name): DocumentText['blocks'] =>
          isOfWaits(name) ? [] : [{ type: 'text', text: `${titleOf(name)}: ${t(`share.${name}.how`)}` }],
        ),
      ],
      closing: [],
      footer: t('file.footer', { period }),
      made,
    };
    return { rows, text };
  };
}

/** On paper a table is rather long than wide. */
function turned(table: CountTable): CountTable {
  const [down, across] = table.dimensions;
  if (!down || !across || across.codes.length <= down.codes.length) return table;
  const width = across.codes.length;
  const cells = across.codes.flatMap((_, n) => table.cells.filter((_cell, at) => at % width === n));
  return { ...table, dimensions: [across, down], cells };
}

/** A table as it is read: the first dimension downwards, the second across, or only the count. */
function laidOut({ dimensions, cells }: CountTable, codes: ReturnType<typeof codesIn>) {
  const [down, across] = dimensions;
  const columns = across?.codes ?? ['count'];
  return {
    by: codes.dimension(down?.id ?? ''),
    head: columns.map(codes.code),
    lines: (down?.codes ?? []).map((code, at) => ({
      name: codes.code(code),
      cells: cells.slice(at * columns.length, (at + 1) * columns.length),
    })),
  };
}

function publishedOf(summary: string, number: (value: number) => string): string {
  const [, found] = Object.entries(publishedSpreads).find(([name]) => summary === `spread-${name}`) ?? [];
  return found?.value[0] === undefined ? '–' : number(found.value[0]);
}
