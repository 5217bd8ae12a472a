import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../care/desk/inbox';
import { useNow, useOwn, useView } from '../../engine/engine';
import { localDate, useFormat } from '../../ui/format';
import lists from '../kit/lists.module.css';
import room from '../kit/room.module.css';
import { countedPrefix, readCounted } from '../time-spent/counted';

/** Minutes that were counted on earlier days and never written: a line a case, until they are written there. Today's can wait. */
export function Unwritten() {
  const { t } = useTranslation('team');
  const f = useFormat();
  const now = useNow();
  const own = useOwn(countedPrefix);
  const { data: cases } = useView('cases', { now });
  const today = localDate(now);
  const left = new Map<string, number>();
  for (const { key, value } of own.data ?? []) {
    const caseRef = key.slice(countedPrefix.length);
    for (const { day, seconds } of readCounted(value)) if (day < today) left.set(caseRef, (left.get(caseRef) ?? 0) + seconds);
  }
  const rows = (cases ?? []).flatMap((row: CaseRow) => {
    const minutes = Math.round((left.get(row.caseRef) ?? 0) / 60);
    return minutes > 0 ? [{ ...row, minutes }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <section className={room.custody} aria-labelledby="unwritten">
      <h2 id="unwritten">{t('spent.left')}</h2>
      <p className="muted">{t('spent.leftHelp')}</p>
      <ul className={lists.days}>
        {rows.map(({ caseRef, name, minutes }) => (
          <li key={caseRef}>
            <Link to="/sak/$caseRef" params={{ caseRef }} translate="no">
              <bdi>{name}</bdi>
            </Link>{' '}
            {f.minutes(minutes)}
          </li>
        ))}
      </ul>
    </section>
  );
}
