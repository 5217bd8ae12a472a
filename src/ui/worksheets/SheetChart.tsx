import { useTranslation } from 'react-i18next';
import type { Drawing } from '../../care/worksheets/chart';
import { ChartTable } from '../charts/ChartTable';
import curve from '../charts/curve.module.css';
import { useFormat } from '../format';
import { Bars } from './Bars';
import { Lines } from './Lines';
import { Pairs } from './Pairs';
import sheetChart from './SheetChart.module.css';
import { useReading } from './useReading';
import type { DrawnProps } from './viewed';

/** A chart of a worksheet with its name, what its marks mean, and the same facts as a table. */
export function SheetChart({ drawing, sheet }: { drawing: Drawing; sheet: string }) {
  const { t } = useTranslation(['programme', 'common']);
  const { word, amount } = useReading();
  const place = usePlaceWords(drawing, sheet);
  const title = drawing.of === null ? word(drawing.label) : drawing.of;
  const Drawn = drawing.kind === 'bar' ? Bars : drawing.kind === 'pair' ? Pairs : Lines;
  const named = drawing.series.length > 1;
  const head = named ? drawing.series.map(({ label }) => (label === null ? '' : word(label))) : [t('common:chart.value')];
  const limits = drawing.limits;
  return (
    <figure className={`card ${curve.curve} ${sheetChart.chart}`}>
      <figcaption>
        <b>{title}</b>
        {drawing.of !== null && <small>{word(drawing.label)}</small>}
      </figcaption>
      <Drawn
        drawing={drawing}
        title={title}
        place={place}
        say={(value) => (value === null ? '–' : amount(value, drawing.unit))}
        figure={(value) => amount(value, null)}
      />
      {named && (
        <p className={sheetChart.keys}>
          {drawing.series.map(({ id, label }, at) => (
            <span className={sheetChart.key} key={id}>
              <i className={sheetChart.mark} data-nr={at} data-kind={drawing.kind} />
              {label === null ? '' : word(label)}
            </span>
          ))}
        </p>
      )}
      {limits && (
        <p className={sheetChart.keys}>
          <span className={sheetChart.key}>
            <i className={sheetChart.limit} />
            {t('programme:sheet.chart.limit')}
          </span>
        </p>
      )}
      <ChartTable
        caption={title}
        head={[
          t(drawing.axis === 'number' || drawing.axis === 'option' ? 'programme:sheet.chart.place' : 'common:chart.date'),
          ...head,
          ...(limits ? [t('programme:sheet.chart.limit')] : []),
        ]}
        rows={drawing.places.map((key, at) => ({
          key: `${at}${key}`,
          cells: [
            place(at, 'full'),
            ...drawing.series.map(({ values }) => {
              const value = values[at] ?? null;
              return value === null ? '–' : amount(value, drawing.unit);
            }),
            ...(limits ? [limits[at] === null || limits[at] === undefined ? '–' : amount(limits[at], drawing.unit)] : []),
          ],
        }))}
      />
    </figure>
  );
}

/** What a place along the axis is called: on the axis, and in full. */
function usePlaceWords(drawing: Drawing, sheet: string): DrawnProps['place'] {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const { word } = useReading();
  return (at, form) => {
    const key = drawing.places[at] ?? '';
    switch (drawing.axis) {
      case 'option':
        return word(`${sheet}.${drawing.x}.option.${key}`);
      case 'count':
        return form === 'short' ? key : t('sheet.chart.nth', { n: key, date: f.day(drawing.dates?.[at] ?? '') });
      case 'week':
        return form === 'short' ? f.dayShort(key) : t('sheet.chart.week', { date: f.day(key) });
      case 'number':
        return form === 'short' ? key : f.minutes(Number(key));
      default:
        return form === 'short' ? f.dayShort(key) : f.day(key);
    }
  };
}
