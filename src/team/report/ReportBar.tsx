import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dimensions } from '../../care/figures/dimensions';
import { useNow } from '../../engine/engine';
import { Select, TextField } from '../../ui/controls/fields';
import { ButtonLink } from '../../ui/controls/links';
import { localDate } from '../../ui/format';
import room from '../kit/room.module.css';
import { useMe } from '../kit/useMe';
import { useReport } from './report';
import styles from './report.module.css';
import { useWords } from './useWords';

/** Which period and whom the figures are about, and how they leave the screen. */
export function ReportBar({ before, title }: { before?: ReactNode; title: string }) {
  const { t } = useTranslation('report');
  const { has } = useMe();
  const words = useWords();
  const { values, periods, period, setPeriod, part, setPart } = useReport();
  const { from, to } = period;
  const today = localDate(useNow());
  const isOver = to < today;
  // Of days that are to come nothing is told.
  const leaving = { fra: from, til: isOver ? to : today };
  const valuesIn = (dimension: (typeof dimensions)[number]) => [...values[dimension]].sort();
  const shown = dimensions.filter((one) => one !== 'therapist' || has('lead'));
  return (
    <>
      <header className={`${room.bar} ${styles.head}`}>
        {before}
        <h1 tabIndex={-1}>{title}</h1>
        <Select
          hideLabel
          label={t('period')}
          value={period.id}
          onChange={({ target }) => setPeriod(periods.find(({ id }) => id === target.value) ?? { id: 'own', from, to })}
        >
          {periods.map((one) => (
            <option key={one.id} value={one.id}>
              {words.period(one)}
            </option>
          ))}
          <option value="own">{t('period.own')}</option>
        </Select>
        <Select
          hideLabel
          label={t('part')}
          value={part?.dimension ?? ''}
          onChange={({ target }) => {
            const dimension = shown.find((one) => one === target.value);
            setPart(dimension ? { dimension, value: valuesIn(dimension)[0] ?? '' } : null);
          }}
        >
          <option value="">{t('part.all')}</option>
          {shown.map((one) => (
            <option key={one} value={one}>
              {t(`dimension.${one}`)}
            </option>
          ))}
        </Select>
        {part && (
          <Select
            hideLabel
            label={t(`dimension.${part.dimension}`)}
            value={part.value}
            onChange={({ target }) => setPart({ ...part, value: target.value })}
          >
            {valuesIn(part.dimension).map((one) => (
              <option key={one} value={one}>
                {words.value(part.dimension, one)}
              </option>
            ))}
          </Select>
        )}
        {has('lead') && (
          <div className={styles.files}>
            <ButtonLink small variant="tertiary" icon="save" to="/innsending" search={leaving}>
              {t('files')}
            </ButtonLink>
            <ButtonLink small variant="secondary" to="/innsending">
              {t('handIn')}
            </ButtonLink>
          </div>
        )}
      </header>
      {period.id === 'own' && (
        <div className={styles.days}>
          <TextField
            type="date"
            label={t('period.from')}
            value={from}
            onChange={({ target }) => target.value && setPeriod({ id: 'own', from: target.value, to })}
          />
          <TextField
            type="date"
            label={t('period.to')}
            value={to}
            error={to < from ? t('period.wrong') : undefined}
            onChange={({ target }) => target.value && setPeriod({ id: 'own', from, to: target.value })}
          />
        </div>
      )}
    </>
  );
}
