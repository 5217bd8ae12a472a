import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CalendarDay, CalendarEntry } from '../../care/calendar/calendar';
import { callMinutes, type FreeCall, freeCall } from '../../care/calendar/free-time';
import type { BlockedTime } from '../../care/calendar/own-blocks';
import { localDate } from '../../care/time/dates';
import { Icon, type IconName } from '../../ui/controls/Icon';
import { Tag } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import styles from './calendar.module.css';
import { minuteAt, rowAtClock, rowOf, rowsOf, type Shown, shownHours } from './rows';

const icons: Record<CalendarEntry['mode'], IconName> = { 'in-person': 'person', video: 'video', phone: 'phone' };

/** A stylesheet cannot know where something stands in a day, and the page's rules allow no style in its markup. */
const placed = (column: number, row: number, rows: number) => (node: HTMLElement | null) => {
  node?.style.setProperty('grid-column', String(column));
  node?.style.setProperty('grid-row', `${row} / span ${rows}`);
};

/** One day or several, an hour under the other: what is booked, what is held, by when somebody must have looked, and where we are now. */
export function Grid({
  days,
  now,
  chosen,
  onChoose,
  onOpen,
  onBlock,
  onFree,
}: {
  days: readonly CalendarDay[];
  now: string;
  chosen: string | null;
  onChoose: (entry: CalendarEntry) => void;
  onOpen: (entry: CalendarEntry) => void;
  onBlock: (block: BlockedTime) => void;
  /** Takes the half hour that is free before a deadline. */
  onFree: (free: FreeCall) => void;
}) {
  const { t } = useTranslation('calendar');
  const f = useFormat();
  const shown = shownHours(days);
  const hours = Array.from({ length: shown.last - shown.first + 1 }, (_, i) => shown.first + i);
  const today = localDate(now);
  return (
    <div className={days.length > 1 ? `${styles.grid} ${styles.week}` : styles.grid} ref={columns(days.length, shown)}>
      {hours.map((hour) => (
        <div key={hour} className={styles.hour} aria-hidden="true" ref={line(rowOf(hour * 60, shown))}>
          <span>{String(hour).padStart(2, '0')}</span>
        </div>
      ))}
      {days.map((day, i) => (
        <section key={day.date} className={styles.column} aria-label={f.date(day.date)}>
          {(day.away || !day.working) && (
            <p className={styles.off} ref={placed(i + 2, 1, (shown.last - shown.first) * 4)}>
              <span>{day.holiday ? t(`holiday.${day.holiday}`) : t(day.away ? 'day.away' : 'day.closed')}</span>
            </p>
          )}
          <ol>
            {day.blocks.map((one) => (
              <li
                key={one.block}
                ref={placed(i + 2, rowOf(minuteAt(one.start), shown), rowsOf(one.minutes))}
                className={styles.slot}
              >
                <button type="button" className={`${styles.block} ${styles.own}`} onClick={() => onBlock(one)}>
                  <span className={styles.what}>
                    <span className="ds-sr-only">{f.clock(one.start)}, </span>
                    {t(`own.what.${one.of.what}`)}
                  </span>
                </button>
              </li>
            ))}
            {day.entries.map((entry) => (
              <li
                key={entry.appointment}
                ref={placed(i + 2, rowOf(minuteAt(entry.start), shown), rowsOf(entry.minutes))}
                className={styles.slot}
              >
                <Block
                  entry={entry}
                  chosen={entry.appointment === chosen}
                  narrow={days.length > 1}
                  onChoose={() => (entry.appointment === chosen ? onOpen(entry) : onChoose(entry))}
                />
              </li>
            ))}
            {day.held.map(({ caseRef, name, start, minutes }) => (
              <li
                key={`${caseRef} ${start}`}
                ref={placed(i + 2, rowOf(minuteAt(start), shown), rowsOf(minutes))}
                className={`${styles.slot} ${styles.held}`}
              >
                {t('held', { name, time: f.time(start) })}
              </li>
            ))}
            {day.courses.map(({ meeting, name, number, of, start, minutes, place }) => (
              <li key={meeting} ref={placed(i + 2, rowOf(minuteAt(start), shown), rowsOf(minutes))} className={styles.slot}>
                <Link to="/kurs" className={`${styles.block} ${styles.course}`}>
                  <span className={styles.what}>
                    <b>{name}</b>
                    <small>
                      <span className="ds-sr-only">{f.clock(start)}, </span>
                      {[t('meeting', { number, of }), place].filter(Boolean).join(' · ')}
                    </small>
                  </span>
                </Link>
              </li>
            ))}
            {day.deadlines.map(({ caseRef, name, clock }) => (
              <li key={caseRef} ref={placed(i + 2, rowAtClock(clock, shown) - 1, 1)} className={styles.deadline}>
                <Icon name="warning" />
                {t('deadline', { name, time: f.hm(clock) })}
              </li>
            ))}
            {[freeCall(day, now)].map(
              (call) =>
                call && (
                  <li
                    key={`free ${call.caseRef}`}
                    ref={placed(i + 2, rowOf(minuteAt(call.start), shown), rowsOf(callMinutes))}
                    className={styles.slot}
                  >
                    <button type="button" className={`${styles.block} ${styles.free}`} onClick={() => onFree(call)}>
                      {t('free', { time: f.time(call.start), name: call.name })}
                    </button>
                  </li>
                ),
            )}
          </ol>
          {day.date === today && (
            <p className={styles.now} ref={placed(i + 2, rowOf(minuteAt(now), shown), 1)}>
              <span>{t('now', { time: f.time(now) })}</span>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}

const columns =
  (count: number, { first, last }: Shown) =>
  (node: HTMLElement | null) => {
    node?.style.setProperty('--days', String(count));
    node?.style.setProperty('--rows', String((last - first) * 4));
  };
const line = (row: number) => (node: HTMLElement | null) => node?.style.setProperty('grid-row', String(row));

function Block({
  entry,
  chosen,
  narrow,
  onChoose,
}: {
  entry: CalendarEntry;
  chosen: boolean;
  narrow: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation('calendar');
  const f = useFormat();
  const { name, state, mode, room, place, number, todo, start } = entry;
  const where = [t(`way.${mode}`), room ?? place].filter(Boolean).join(', ');
  return (
    <button
      type="button"
      className={styles.block}
      data-entry={entry.appointment}
      data-past={state !== 'ahead' || undefined}
      aria-current={chosen || undefined}
      onClick={onChoose}
    >
      {!narrow && (
        <span className={styles.arch} data-mode={mode}>
          <Icon name={icons[mode]} />
        </span>
      )}
      <span className={styles.what}>
        <b translate="no">
          <bdi>{name}</bdi>
        </b>
        <small>
          <span className="ds-sr-only">{f.clock(start)}, </span>
          {narrow ? where : t('line', { where, number })}
        </small>
      </span>
      <State state={state} count={todo.length} by={entry.cancelled} />
    </button>
  );
}

/** Prepared or not, entered or not: icon and words, and never red. */
function State({ state, count, by }: { state: CalendarEntry['state']; count: number; by: CalendarEntry['cancelled'] }) {
  const { t } = useTranslation('calendar');
  switch (state) {
    case 'entered':
      return (
        <Tag tone="fjord" icon="check">
          {t('state.entered')}
        </Tag>
      );
    case 'unentered':
      return (
        <Tag tone="dawn" icon="pen">
          {t('state.unentered')}
        </Tag>
      );
    case 'cancelled':
      return <Tag icon="close">{t(by === 'citizen' ? 'state.calledOff.citizen' : 'state.calledOff.staff')}</Tag>;
    case 'ahead':
      return count === 0 ? (
        <Tag tone="fjord" icon="check">
          {t('state.ready')}
        </Tag>
      ) : (
        <Tag tone="dawn" icon="pen">
          {t('state.todo', { count })}
        </Tag>
      );
  }
}
