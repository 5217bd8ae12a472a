import { Outlet } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Columns } from '../../care/figures/columns';
import { type Period, periodsOf } from '../../care/figures/periods';
import { dateOf } from '../../care/time/dates';
import { errorCode, useNow, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { localDate, useFormat } from '../../ui/format';
import room from '../kit/room.module.css';
import { useFigures, useTable } from '../kit/useFigures';
import { useMe } from '../kit/useMe';
import { type Report, ReportContext } from './report';
import styles from './report.module.css';

/** Figures of the team, or of one's own courses, reckoned in a worker that ends with these rooms. */
export function ReportRooms() {
  const { t } = useTranslation('report');
  const { has } = useMe();
  const columns = useView('columns', null);
  if (columns.data && columns.data.size > 0) return <Reckoned columns={columns.data} />;
  return (
    <main id="innhold" className={`${room.column} ${room.list}`} tabIndex={-1}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('title')}</h1>
      </header>
      {columns.error ? (
        <ErrorCard code={errorCode(columns.error)} retry={() => void columns.refetch()} />
      ) : columns.data ? (
        <EmptyState heading={t('empty.title')}>{t(has('lead') ? 'empty.lead' : 'empty.own')}</EmptyState>
      ) : (
        <Loading lines={4} />
      )}
    </main>
  );
}

function Reckoned({ columns }: { columns: Columns }) {
  const { t } = useTranslation('report');
  const f = useFormat();
  const today = localDate(useNow());
  const { size, values, days } = columns;
  const earliest = days.contact[0];
  const periods = useMemo(() => periodsOf(today, earliest === undefined ? today : dateOf(earliest)), [today, earliest]);
  const [chosen, setPeriod] = useState<Period | null>(null);
  const [part, setPart] = useState<Report['part']>(null);
  const [stopped, setStopped] = useState(false);
  const table = useTable(columns, stopped);
  const period = chosen ?? periods[0] ?? { id: 'own', from: today, to: today };
  const { from, to } = period;
  const question = useMemo(() => ({ from, to, only: part ? { [part.dimension]: part.value } : {} }), [from, to, part]);
  const figures = useFigures(table, question);
  if (figures)
    return (
      <ReportContext value={{ values, question, periods, period, setPeriod, part, setPart, figures }}>
        <Outlet />
      </ReportContext>
    );
  return (
    <main id="innhold" className={`${room.column} ${room.list}`} tabIndex={-1}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('title')}</h1>
      </header>
      <div className={`card ${styles.laying}`}>
        <p role="status">{stopped ? t('stopped') : t('reckoning', { of: f.number(size) })}</p>
        {!stopped && <progress aria-label={t('title')} />}
        <Button variant="secondary" small onClick={() => setStopped(!stopped)}>
          {t(stopped ? 'again' : 'cancel')}
        </Button>
      </div>
    </main>
  );
}
