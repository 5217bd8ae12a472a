import { scaleLinear } from 'd3-scale';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format';
import { ChartTable } from './ChartTable';
import chart from './chart.module.css';
import { axisWords } from './line';
import sleep from './Sleep.module.css';
import { useChartWidth } from './useChartWidth';

/** One night on the band from 21 to 09. Minutes after 21.00; what lies outside is cut off at the edge. */
export interface NightBand {
  inBed: [number, number] | null;
  asleep: readonly [number, number][];
}
const whole = 12 * 60;
const hours = ['21', '00', '03', '06', '09'];

/** The hours over a band, those that have room: all five, or the ends and the middle. */
const hoursOver = (left: number, right: number) =>
  axisWords(
    hours.map((_, i) => left + ((right - left) / 4) * i),
    hours,
    { left, right },
  );

function Night({ night, width, tall }: { night: NightBand; width: number; tall: number }) {
  const x = scaleLinear([0, whole], [0, width]).clamp(true);
  return (
    <>
      <rect className={sleep.ground} x="0" y="0" width={width} height={tall} rx={tall / 2} />
      {night.inBed && (
        <rect
          className={sleep.bed}
          x={x(night.inBed[0])}
          y="0"
          width={Math.max(0, x(night.inBed[1]) - x(night.inBed[0]))}
          height={tall}
          rx="8"
        />
      )}
      {night.asleep.map(([from, to]) => (
        <rect
          key={from}
          className={sleep.sleep}
          x={x(from)}
          y="3"
          width={Math.max(0, x(to) - x(from))}
          height={tall - 6}
          rx="5"
        />
      ))}
    </>
  );
}

/** A single night, in a text or beside an entry. `says` is the whole picture in words. */
export function SleepBand({ night, says, hours: named = true }: { night: NightBand; says: string; hours?: boolean }) {
  const { width, ref } = useChartWidth(330);
  return (
    <svg data-chart="" className={sleep.band} ref={ref} viewBox={`0 0 ${width} ${named ? 52 : 28}`} role="img" aria-label={says}>
      {named &&
        hoursOver(0, width).map(({ x, word }) => (
          <text key={word} className={chart.axis} x={x} y="13" textAnchor="middle">
            {word}
          </text>
        ))}
      <g transform={named ? 'translate(0 24)' : 'translate(0 1)'}>
        <Night night={night} width={width} tall={26} />
      </g>
    </svg>
  );
}

export interface WeekNight extends NightBand {
  date: string;
  /** Minutes of sleep; null for a night that was not written. */
  sleep: number | null;
  /** Share of the time in bed, 0–100. */
  percent: number | null;
}

/** Seven nights under each other, the same band as everywhere, and the same numbers as a table. */
export function SleepWeek({ nights }: { nights: readonly WeekNight[] }) {
  const { t } = useTranslation('common');
  const f = useFormat();
  const id = useId();
  const { width, ref } = useChartWidth(330);
  const band = { left: 30, right: width - 68 };
  const row = 43;
  const tall = 29 + nights.length * row;
  const say = (night: WeekNight) =>
    night.sleep === null
      ? t('sleep.notWritten', { day: f.weekday(night.date) })
      : t('sleep.night', { day: f.weekday(night.date), sleep: f.minutes(night.sleep), percent: f.percent(night.percent ?? 0) });
  return (
    <>
      <figure className={`card ${sleep.week}`}>
        <svg data-chart="" ref={ref} viewBox={`0 0 ${width} ${tall}`} role="img" aria-labelledby={`${id}-t ${id}-d`}>
          <title id={`${id}-t`}>{t('sleep.title')}</title>
          <desc id={`${id}-d`}>{nights.map(say).join('; ')}</desc>
          {hours.map((hour, i) => {
            const x = band.left + ((band.right - band.left) / 4) * i;
            return <line key={hour} className={chart.grid} x1={x} x2={x} y1="22" y2={tall - 8} />;
          })}
          {hoursOver(band.left, band.right).map(({ x, word }) => (
            <text key={word} className={chart.axis} x={x} y="14" textAnchor="middle">
              {word}
            </text>
          ))}
          {nights.map((night, i) => (
            <g key={night.date} transform={`translate(0 ${28 + i * row})`}>
              <text className={chart.rowName} x="0" y="22">
                {f.weekdayShort(night.date)}
              </text>
              <g transform={`translate(${band.left} 4)`}>
                <Night night={night} width={band.right - band.left} tall={26} />
              </g>
              <text className={chart.rowValue} x={width} y="22" textAnchor="end">
                {night.sleep === null ? '–' : f.minutesShort(night.sleep)}
              </text>
            </g>
          ))}
        </svg>
        <figcaption>
          <span className={chart.key}>
            <i className={sleep.keySleep} />
            {t('sleep.asleep')}
          </span>
          <span className={chart.key}>
            <i className={sleep.keyBed} />
            {t('sleep.awake')}
          </span>
        </figcaption>
      </figure>
      <ChartTable
        caption={t('sleep.title')}
        head={[t('sleep.nightTo'), t('sleep.sleep'), t('sleep.share')]}
        rows={nights.map((n) => ({
          key: n.date,
          cells: [
            f.weekday(n.date),
            n.sleep === null ? '–' : f.minutes(n.sleep),
            n.percent === null ? '–' : f.percent(n.percent),
          ],
        }))}
      />
    </>
  );
}
