import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngine, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { Tagged } from '../../ui/controls/Tagged';
import { dayFromNow, type Format, localDate, useFormat } from '../../ui/format';
import { useTherapist } from '../kit/therapist';
import { useGone } from '../replacement/GoneCard';
import { WaitingCard } from '../replacement/WaitingCard';
import { byDay, type Day, keyOf } from './days';
import { Line } from './Line';
import look from './lines.module.css';
import styles from './Thread.module.css';
import { useReadingPlace } from './useReadingPlace';

const page = 60;

/**
 * The newest page first, older ones as they are asked for. Days that are out of sight are skipped by the browser's own layout
 * (content-visibility), so that a long thread costs no more than the part that is seen, and find-in-page and screen readers
 * still have all of it.
 */
export function Thread({ caseRef }: { caseRef: string }) {
  const { t } = useTranslation(['messages', 'common']);
  const f = useFormat();
  const engine = useEngine();
  const { answering } = useTherapist();
  const gone = useGone();
  const [limit, setLimit] = useState(page);
  const { data, error } = useView('thread', { caseRef, limit });
  const lines = data?.lines;
  const older = (data?.firstIndex ?? 0) > 0;
  const days = useMemo(() => byDay(lines ?? []), [lines]);
  const top = useReadingPlace(data ? { total: data.total, firstIndex: data.firstIndex } : null);

  const unread = data?.unread ?? 0;
  useEffect(() => {
    if (unread === 0) return;
    const read = () => document.visibilityState === 'visible' && void engine.markRead(caseRef).catch(() => undefined);
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [engine, caseRef, unread]);

  if (error) return <ErrorCard code="E_UNEXPECTED" />;
  if (!data) return <Loading lines={3} />;
  return (
    <>
      {older ? (
        <Button variant="tertiary" onClick={() => setLimit((was) => was + 2 * page)}>
          {t('older')}
        </Button>
      ) : (
        <p className={styles.sealed}>
          <Icon name="lock" />
          <span>{t('sealed')}</span>
        </p>
      )}
      <div ref={top} className={styles.days}>
        {days.map((day) => (
          <section key={day.key} className={styles.dayOf} aria-label={dayName(f, day)}>
            <h2 className={styles.day}>{dayName(f, day)}</h2>
            <ol className={look.lines}>
              {day.lines.map((line) => (
                <Line key={keyOf(line)} line={line} />
              ))}
            </ol>
          </section>
        ))}
      </div>
      {data.total === 0 && !gone && <p className={styles.sealed}>{t('empty', { name: answering })}</p>}
      <WaitingCard />
      {data.replyBy && !gone && (
        <p className={styles.promise}>
          <Icon name="calendar" />
          <span>
            <Tagged text={t('promise', { name: answering, date: f.date(data.replyBy) })} />
          </span>
        </p>
      )}
    </>
  );
}

function dayName(f: Format, day: Day): string {
  if (!day.at) return '';
  const said = f.relative(day.at);
  const near = localDate(day.at) >= dayFromNow(-1);
  return upper(near ? said : f.date(day.at));
}
const upper = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
