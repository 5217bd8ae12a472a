import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkloadRow } from '../../care/workload/workload-view';
import { errorCode, useNow, useView } from '../../engine/engine';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { CoverAll } from '../cases/CoverAll';
import { useKeys, useKeysOn } from '../kit/keys';
import peek from '../kit/peek.module.css';
import room from '../kit/room.module.css';
import { TeamTabs } from '../kit/TeamTabs';
import { useMe } from '../kit/useMe';
import { useNames } from '../kit/useNames';
import { CapacityDialog } from '../referrals/CapacityDialog';
import { partNames } from './Bar';
import { PersonPeek } from './PersonPeek';
import { PersonRow } from './PersonRow';
import styles from './workload.module.css';

/** The team's work: cases by help against room, answers owed, the next start, and what lacks cover. Never how anybody's people are. */
export function WorkloadRoom() {
  const { t } = useTranslation(['workload', 'team']);
  const now = useNow();
  const keysOn = useKeysOn();
  const { people, has } = useMe();
  const nameOf = useNames('');
  const nameWithin = useNames('', t('team:team.me'));
  const work = useView('workload', { now });
  const cases = useView('cases', { now });
  const [chosenId, setChosen] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'cover' | 'room' | null>(null);
  const { rows = [], uncovered = [] } = work.data ?? {};
  const shown = rows.flatMap((row) => {
    const person = people.find(({ account }) => account === row.account);
    return person ? [{ row, person }] : [];
  });
  const at = Math.max(
    0,
    shown.findIndex(({ row }) => row.account === chosenId),
  );
  const chosen = shown[at];
  const longest = Math.max(1, ...rows.map(({ cases: count, most }) => Math.max(count, most ?? 0)));
  const move = (to: number) => {
    const next = shown[Math.min(shown.length - 1, Math.max(0, to))];
    if (!next) return;
    setChosen(next.row.account);
    document.querySelector<HTMLElement>(`[data-person="${next.row.account}"]`)?.focus();
  };
  const mayCover = chosen?.person.me && uncovered.length > 0 ? () => setDialog('cover') : null;
  useKeys({ j: () => move(at + 1), k: () => move(at - 1), d: () => mayCover?.() }, keysOn);
  return (
    <main id="innhold" className={peek.beside} tabIndex={-1}>
      <div className={`${room.column} ${room.list}`}>
        <header className={room.bar}>
          <h1 tabIndex={-1}>{has('lead') ? t('team:team.title') : t('yours')}</h1>
          <TeamTabs />
        </header>
        {work.error ? (
          <ErrorCard code={errorCode(work.error)} retry={() => void work.refetch()} />
        ) : !work.data ? (
          <Loading lines={4} />
        ) : shown.length === 0 ? (
          <EmptyState heading={t('empty.title')}>{t('empty.text')}</EmptyState>
        ) : (
          <>
            <Headline rows={rows} nameWithin={nameWithin} alone={!has('lead')} />
            <ul className={styles.legend} aria-hidden="true">
              {partNames.map((part) => (
                <li key={part}>
                  <span className={styles[part]} />
                  {t(`legend.${part}`)}
                </li>
              ))}
              <li>
                <span className={styles.tick} />
                {t('legend.room')}
              </li>
            </ul>
            <ul>
              {shown.map(({ row, person }) => (
                <li key={row.account}>
                  <PersonRow
                    row={row}
                    person={person}
                    longest={longest}
                    chosen={row === chosen?.row}
                    onChoose={() => setChosen(row.account)}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
        {keysOn && shown.length > 0 && (
          <p className={styles.keys}>
            <kbd>J</kbd>
            <kbd>K</kbd> {t('keys.move')} <kbd>D</kbd> {t('keys.cover')}
          </p>
        )}
      </div>
      {chosen && (
        <PersonPeek
          row={chosen.row}
          person={chosen.person}
          rows={rows}
          nameOf={nameOf}
          now={now}
          onCover={mayCover}
          onRoom={() => setDialog('room')}
        />
      )}
      {dialog === 'cover' && (
        <CoverAll
          rows={(cases.data ?? []).filter(({ caseRef }) => uncovered.includes(caseRef))}
          {...(chosen?.row.away ? { days: { from: chosen.row.away.from, until: chosen.row.away.until } } : {})}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'room' && <CapacityDialog onClose={() => setDialog(null)} />}
    </main>
  );
}

/** The two things that are asked of a team: when somebody can begin, and what is promised today. */
function Headline({
  rows,
  nameWithin,
  alone,
}: {
  rows: readonly WorkloadRow[];
  nameWithin: (account: string) => string;
  alone: boolean;
}) {
  const { t } = useTranslation('workload');
  const f = useFormat();
  const soonest = rows
    .flatMap(({ account, start }) => (start ? [{ account, start }] : []))
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))[0];
  const today = rows.reduce((sum, { owedToday }) => sum + owedToday, 0);
  const day = soonest ? f.date(soonest.start) : '';
  return (
    <p className={styles.headline}>
      {!soonest ? t('next.none') : alone ? t('next.you', { day }) : t('next', { day, name: nameWithin(soonest.account) })}{' '}
      {today === 0 ? t('today.none') : t('today', { count: today })}
    </p>
  );
}
