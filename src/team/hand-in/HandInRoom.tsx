import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { looked } from '../../care/reports/sections';
import { errorCode, useNow, useView } from '../../engine/engine';
import { Select } from '../../ui/controls/fields';
import { IconLink } from '../../ui/controls/links';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { localDate, useFormat } from '../../ui/format';
import peek from '../kit/peek.module.css';
import room from '../kit/room.module.css';
import { useMe } from '../kit/useMe';
import { HandInPeek } from './HandInPeek';
import styles from './hand-in.module.css';
import { type HandInPeriod, periodsBefore } from './periods';
import { SectionList } from './SectionList';
import { SectionView } from './SectionView';
import { TeamView } from './TeamView';

/** Exactly what leaves the team, before it does; nothing of the registry is sent from any other screen. */
export function HandInRoom() {
  const { t } = useTranslation('handin');
  const { has, name } = useMe();
  return has('lead') ? (
    <Looking />
  ) : (
    <main id="innhold" className={`${room.column} ${room.list}`} tabIndex={-1}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('title')}</h1>
      </header>
      {name === '' ? <Loading lines={4} /> : <EmptyState heading={t('leads')}>{t('leads.text')}</EmptyState>}
    </main>
  );
}

function Looking() {
  const { t } = useTranslation(['handin', 'common']);
  const f = useFormat();
  const today = localDate(useNow());
  const { fra, til } = useSearch({ strict: false });
  const periods = periodsBefore(today, fra !== undefined && til !== undefined ? { from: fra, until: til } : null);
  const [id, setPeriod] = useState<string>();
  const chosen = periods.find((one) => (id === undefined ? one.from === fra && one.until === til : one.id === id)) ?? periods[0];
  const [section, setSection] = useState<string>('flow');
  const period = { from: chosen?.from ?? today, until: chosen?.until ?? today };
  const view = useView('handIn', period);
  const parts = view.data ? looked(view.data.prepared) : [];
  const nameOf = ({ kind, year, quarter, from, until }: HandInPeriod) =>
    kind === 'own' ? f.days(from, until) : t(`period.${kind}`, { year, quarter });
  const part = parts.find((one) => one.section.id === section) ?? parts[0];
  return (
    <main id="innhold" className={peek.beside} tabIndex={-1}>
      <div className={`${room.column} ${styles.looking}`}>
        <header className={room.bar}>
          <IconLink icon="back" label={t('common:back')} to="/rapport" />
          <h1 tabIndex={-1}>{t('title')}</h1>
          <span className="grow" />
          <Select hideLabel label={t('period')} value={chosen?.id} onChange={({ target }) => setPeriod(target.value)}>
            {periods.map((one) => (
              <option key={one.id} value={one.id}>
                {nameOf(one)}
              </option>
            ))}
          </Select>
        </header>
        {view.error ? (
          <ErrorCard code={errorCode(view.error)} retry={() => void view.refetch()} />
        ) : !view.data || !part ? (
          <div role="status">
            <p className="muted">{t('trying')}</p>
            <Loading lines={6} />
          </div>
        ) : (
          <div className={styles.parts}>
            <SectionList parts={parts} chosen={part.section.id} onChoose={setSection} />
            {part.section.id === 'team' ? (
              <TeamView {...view.data.prepared} />
            ) : (
              <SectionView key={part.section.id} part={part} handIn={view.data} />
            )}
          </div>
        )}
      </div>
      {view.data && <HandInPeek handIn={view.data} period={period} name={chosen ? nameOf(chosen) : ''} />}
    </main>
  );
}
