import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDay, CalendarEntry } from '../../care/calendar/calendar';
import { callMinutes, type FreeCall, freeCall } from '../../care/calendar/free-time';
import type { BlockedTime } from '../../care/calendar/own-blocks';
import { addDays, localClock, localDate, mondayOf } from '../../care/time/dates';
import { errorCode, useNow, useView } from '../../engine/engine';
import { Button, IconButton } from '../../ui/controls/Button';
import { Picks } from '../../ui/controls/fields';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { AppointmentDialog } from '../appointments/AppointmentDialog';
import { CallOffDialog } from '../appointments/CallOffDialog';
import { useKeys, useKeysOn } from '../kit/keys';
import peek from '../kit/peek.module.css';
import room from '../kit/room.module.css';
import { useNames } from '../kit/useNames';
import { SessionDialog } from '../sessions/SessionDialog';
import styles from './calendar.module.css';
import { DayStrip } from './DayStrip';
import { EntryPeek } from './EntryPeek';
import { Grid } from './Grid';
import { NewAppointment } from './NewAppointment';
import { OwnBlockDialog } from './OwnBlockDialog';
import { weekNumber } from './week';

type Dialog = 'session' | 'move' | 'call-off' | 'new' | 'own';

/** The therapist's own days: what is to be made ready, what has been entered, and where there is room. */
export function Calendar() {
  const { t } = useTranslation('calendar');
  const f = useFormat();
  const nameOf = useNames('');
  const go = useNavigate();
  const now = useNow();
  const keysOn = useKeysOn();
  const today = localDate(now);
  const [date, setDate] = useState(today);
  const [span, setSpan] = useState<'day' | 'week'>('day');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [block, setBlock] = useState<BlockedTime | null>(null);
  const [calling, setCalling] = useState<FreeCall | null>(null);
  const monday = mondayOf(date);
  const answer = useView('calendar', { from: monday, count: 7, now });
  const { data: me } = useView('me', null);
  const week = workWeek(answer.data ?? [], date);
  const days = span === 'week' ? week : week.filter((one) => one.date === date);
  const entries = days.flatMap((one) => one.entries);
  const absent = [...new Set(days.flatMap((one) => one.absent))].map(nameOf);
  const chosen = entries.find(({ appointment }) => appointment === chosenId) ?? nextOf(entries, now);
  const { data: view } = useView('case', chosen ? { caseRef: chosen.caseRef, glance: true } : undefined);
  const appointment = view?.appointments.find((one) => one.appointment === chosen?.appointment) ?? null;

  const choose = (entry: CalendarEntry | undefined) => {
    if (!entry) return;
    setChosenId(entry.appointment);
    document.querySelector<HTMLElement>(`[data-entry="${entry.appointment}"]`)?.focus();
  };
  const move = (by: number) => {
    const at = chosen ? entries.indexOf(chosen) : 0;
    choose(entries[Math.min(entries.length - 1, Math.max(0, at + by))]);
  };
  const open = (entry = chosen) => {
    if (entry) void go({ to: '/sak/$caseRef', params: { caseRef: entry.caseRef } });
  };
  const keep = (kept: BlockedTime | null) => {
    setBlock(kept);
    setDialog('own');
  };
  const turn = (by: number) => setDate(addDays(date, span === 'week' ? by * 7 : by));
  const ask = (what: Dialog) => {
    if (chosen && appointment && (what === 'session' || chosen.state === 'ahead')) setDialog(what);
  };
  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      t: () => ask('session'),
      f: () => ask('move'),
      b: () => setDialog('new'),
      s: () => keep(null),
      c: () => setCalling(days.map((day) => freeCall(day, now)).find((call) => call !== null) ?? null),
      d: () => setDate(today),
      u: () => setSpan(span === 'day' ? 'week' : 'day'),
    },
    keysOn,
  );

  return (
    <main id="innhold" tabIndex={-1} className={peek.beside}>
      <div className={`${room.column} ${styles.room}`}>
        <header className={styles.head}>
          <h1 tabIndex={-1}>{t('title')}</h1>
          <span className="muted">{t('week', { number: weekNumber(date) })}</span>
          <IconButton icon="back" label={t(span === 'week' ? 'back.week' : 'back.day')} onClick={() => turn(-1)} />
          <IconButton icon="forward" label={t(span === 'week' ? 'on.week' : 'on.day')} onClick={() => turn(1)} />
          <span className="grow" />
          <Picks
            legend={t('span')}
            hideLegend
            options={[
              { value: 'day', label: t('span.day') },
              { value: 'week', label: t('span.week') },
            ]}
            chosen={span}
            onChoose={setSpan}
          />
          <IconButton icon="clock" label={t('own.open')} onClick={() => keep(null)} />
          <Button small variant="secondary" icon="plus" onClick={() => setDialog('new')}>
            {t('new')}
            {keysOn && <kbd>B</kbd>}
          </Button>
        </header>
        {answer.error && <ErrorCard code={errorCode(answer.error)} />}
        {!answer.data && !answer.error && <Loading lines={3} />}
        {answer.data && (
          <>
            <DayStrip days={week} date={date} today={today} onDay={setDate} />
            {absent.length > 0 && <p className="muted">{t('absent', { names: f.list(absent) })}</p>}
            {entries.length === 0 &&
            days.every(
              ({ held, deadlines, courses, blocks }) => held.length + deadlines.length + courses.length + blocks.length === 0,
            ) ? (
              <EmptyState heading={t('empty')}>{t('empty.text', { day: f.date(date) })}</EmptyState>
            ) : (
              <Grid
                days={days}
                now={now}
                chosen={chosen?.appointment ?? null}
                onChoose={choose}
                onOpen={open}
                onBlock={keep}
                onFree={setCalling}
              />
            )}
          </>
        )}
        {keysOn && (
          <p className={styles.keys}>
            <kbd>J</kbd>
            <kbd>K</kbd> {t('keys.move')} <kbd>↵</kbd> {t('keys.open')} <kbd>T</kbd> {t('session.open')} <kbd>F</kbd>{' '}
            {t('move.open')} <kbd>D</kbd> {t('keys.today')} <kbd>U</kbd> {t('keys.span')}
          </p>
        )}
      </div>
      {chosen && (
        <EntryPeek
          entry={chosen}
          hosts={me?.about?.videoHosts}
          keysOn={keysOn}
          onOpen={open}
          onEnter={() => ask('session')}
          onMove={() => ask('move')}
          onCallOff={() => ask('call-off')}
        />
      )}
      {dialog === 'own' && <OwnBlockDialog kept={block} date={date} onClose={() => setDialog(null)} />}
      {calling && (
        <AppointmentDialog
          caseRef={calling.caseRef}
          called={calling.name}
          wished={{ date: localDate(calling.start), time: localClock(calling.start), minutes: callMinutes, mode: 'phone' }}
          onClose={() => setCalling(null)}
        />
      )}
      {dialog === 'new' && <NewAppointment date={date} now={now} onClose={() => setDialog(null)} />}
      {chosen && view && appointment && dialog === 'session' && (
        <SessionDialog caseRef={chosen.caseRef} view={view} appointment={appointment} onClose={() => setDialog(null)} />
      )}
      {chosen && appointment && dialog === 'move' && (
        <AppointmentDialog
          caseRef={chosen.caseRef}
          called={chosen.called || chosen.name}
          moving={appointment}
          onClose={() => setDialog(null)}
        />
      )}
      {chosen && appointment && dialog === 'call-off' && (
        <CallOffDialog
          caseRef={chosen.caseRef}
          called={chosen.called || chosen.name}
          appointment={appointment}
          onClose={() => setDialog(null)}
        />
      )}
    </main>
  );
}

/** Monday to Friday, and of the weekend a day on which something stands or that is asked for. */
const workWeek = (days: readonly CalendarDay[], date: string): CalendarDay[] =>
  days.filter((day, i) => i < 5 || day.entries.length + day.held.length + day.courses.length > 0 || day.date === date);

/** The one that goes on or comes next, else the last of the day. */
const nextOf = (entries: readonly CalendarEntry[], now: string): CalendarEntry | undefined =>
  entries.find(({ start, minutes, state }) => state !== 'cancelled' && Date.parse(start) + minutes * 60_000 > Date.parse(now)) ??
  entries.at(-1);
