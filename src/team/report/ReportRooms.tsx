import { Outlet } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Period, periodsOf } from '../../care/figures/periods';
import type { KeptRecord } from '../../care/registry/records';
import { errorCode, useNow, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { localDate, useFormat } from '../../ui/format';
import room from '../kit/room.module.css';
import { useMe } from '../kit/useMe';
import { type Report, ReportContext } from './report';
import styles from './report.module.css';
import { useFigures, useTable } from './useTable';

/** Figures of the team, or of one's own courses, reckoned in a worker that ends with these rooms. */
export function ReportRooms() {
  const { t } = useTranslation('report');
  const { has } = useMe();
  const records = useView('records', null);
  if (records.data && records.data.length > 0) return <Reckoned records={records.data} />;
  return (
    <main id="innhold" className={`${room.column} ${room.list}`} tabIndex={-1}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('title')}</h1>
      </header>
      {records.error ? (
        <ErrorCard code={errorCode(records.error)} retry={() => void records.refetch()} />
      ) : records.data ? (
        <EmptyState heading={t('empty.title')}>{t(has('lead') ? 'empty.lead' : 'empty.own')}</EmptyState>
      ) : (
        <Loading lines={4} />
      )}
    </main>
  );
}

function Reckoned({ records }: { records: readonly KeptRecord[] }) {
  const { t } = useTranslation('report');
  const f = useFormat();
  const today = localDate(useNow());
  const periods = useMemo(() => periodsOf(today, records[0]?.record.contactAt ?? today), [today, records]);
  const [chosen, setPeriod] = useState<Period | null>(null);
  const [part, setPart] = useState<Report['part']>(null);
  const laid = useTable(records);
  const period = chosen ?? periods[0] ?? { id: 'own', from: today, to: today };
  const { from, to } = period;
  const question = useMemo(() => ({ from, to, only: part ? { [part.dimension]: part.value } : {} }), [from, to, part]);
  const figures = useFigures(laid.table, question);
  if (figures)
    return (
      <ReportContext value={{ records, question, periods, period, setPeriod, part, setPart, figures }}>
        <Outlet />
      </ReportContext>
    );
  return (
    <main id="innhold" className={`${room.column} ${room.list}`} tabIndex={-1}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('title')}</h1>
      </header>
      <div className={`card ${styles.laying}`}>
        <p role="status">
          {laid.stopped ? t('stopped') : t('laying', { done: f.number(laid.done), of: f.number(records.length) })}
        </p>
        {!laid.stopped && <progress value={laid.done} max={records.length} aria-label={t('title')} />}
        <Button variant="secondary" small onClick={laid.stopped ? laid.start : laid.stop}>
          {t(laid.stopped ? 'again' : 'cancel')}
        </Button>
      </div>
    </main>
  );
}
