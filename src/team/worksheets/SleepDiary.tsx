import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import {
  type DatedNight,
  lastDays,
  means,
  nightBand,
  nightFigures,
  readNight,
  reviewWindow,
  shiftDate,
  startWindow,
  windowRules,
} from '../../care/worksheets/sleep';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { SleepWeek } from '../../ui/charts/Sleep';
import { Button } from '../../ui/controls/Button';
import button from '../../ui/controls/Button.module.css';
import { Dialog } from '../../ui/controls/Dialog';
import { ErrorCard } from '../../ui/controls/states';
import { daysBetween, localDate, useFormat } from '../../ui/format';
import { Comments } from '../comments/Comments';
import { Reply } from '../comments/Reply';
import { useContent } from '../kit/catalogue';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import { SheetDialog } from './SheetDialog';
import { WindowDialog } from './WindowDialog';

/** The diary's last seven nights, the window in force, and what the rules suggest: as a question to the therapist. */
export function SleepDiary({ caseRef, view, called, now }: { caseRef: CaseRef; view: CaseView; called: string; now: string }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { busy, failed, act } = useAct();
  const say = useSay();
  const content = useContent();
  const [open, setOpen] = useState<'nights' | 'window' | 'all' | null>(null);
  const entries = view.entries['sleep-diary'] ?? [];
  const nights: DatedNight[] = entries.flatMap((e) => {
    const night = readNight(e.values);
    return night ? [{ date: e.date, night }] : [];
  });
  const today = localDate(now);
  const week = lastDays(nights, today, 7);
  const mean = means(week, windowRules.reviewNights);
  const current = view.sleepWindows.at(-1);
  const programme = view.programmes.find((p) => p.holds['sleep-window'] || p.programme === 'sleep');
  const hold = programme?.holds['sleep-window'];
  const held = hold !== undefined && !hold.released;
  const asked = programme !== undefined && programme.unasked['sleep-window'] === undefined;
  const floor = programme?.floor ?? null;
  const proposal = current
    ? reviewWindow({ nights, today, current, held, floor })
    : startWindow({ nights, today, riseTime: mostCommonRise(nights), held, asked, floor });
  // A window is reviewed once it has been lived with for a week: then the seven nights are its own.
  const dueForReview = !current || daysBetween(current.from, today) >= windowRules.reviewDays;
  const fresh = dueForReview && proposal.state === 'proposed' && proposal.change !== 'keep';
  const approve = async () => {
    if (proposal.state !== 'proposed') return;
    const { minutes, riseTime, lightsOff, basis } = proposal;
    const item = { kind: 'sleep-window' as const, from: today, minutes, riseTime, lightsOff, basis };
    if (await act(({ write }) => write(caseRef, item))) say(t('sleep.approved'));
  };
  return (
    <div className={`card ${room.block}`}>
      <h3>{t('sleep.title')}</h3>
      {mean ? (
        <p>
          <Trans
            t={t}
            i18nKey="sleep.mean"
            values={{ tst: f.minutes(mean.meanTst), se: mean.meanSe }}
            components={{ b: <b /> }}
          />
        </p>
      ) : null}
      <p className="muted">{t(mean ? 'sleep.nights' : 'sleep.tooFew', { count: week.length })}</p>
      {current && (
        <p>{t('sleep.window', { from: f.hm(current.lightsOff), to: f.hm(current.riseTime), date: f.day(current.from) })}</p>
      )}
      {held && <p className={room.suggest}>{t('sleep.held')}</p>}
      {dueForReview && proposal.state === 'ask-therapist' && (
        <p className={room.suggest}>{t('sleep.askTherapist', { minutes: f.minutes(proposal.minutes) })}</p>
      )}
      {fresh && (
        <p className={room.suggest}>{t('sleep.suggest', { from: f.hm(proposal.lightsOff), to: f.hm(proposal.riseTime) })}</p>
      )}
      <div className={room.acts}>
        {fresh && (
          <Button small variant="secondary" busy={busy} onClick={() => void approve()}>
            {t('sleep.approve')}
          </Button>
        )}
        {nights.length > 0 && !held && (
          <Button small variant="tertiary" onClick={() => setOpen('window')}>
            {t('sleep.change')}
          </Button>
        )}
        {entries.length > 0 && (
          <Button small variant="tertiary" onClick={() => setOpen('nights')}>
            {t('sleep.open')}
          </Button>
        )}
        {entries.length > 0 && (
          <button type="button" className={button.text} onClick={() => setOpen('all')}>
            {t('entry.all', { count: entries.length })}
            <span className="ds-sr-only"> {content.worksheetName('sleep-diary')}</span>
          </button>
        )}
      </div>
      {failed && <ErrorCard code={failed} />}
      {open === 'nights' && (
        <Nights
          caseRef={caseRef}
          entries={entries}
          called={called}
          today={today}
          sheet={content.worksheetName('sleep-diary')}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'all' && (
        <SheetDialog
          caseRef={caseRef}
          view={view}
          worksheet="sleep-diary"
          called={called}
          now={now}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'window' && (
        <WindowDialog
          caseRef={caseRef}
          called={called}
          today={today}
          start={
            proposal.state === 'proposed'
              ? proposal
              : proposal.state === 'ask-therapist' && current
                ? { minutes: proposal.minutes, riseTime: current.riseTime }
                : (current ?? { minutes: windowRules.ownFloor, riseTime: mostCommonRise(nights) })
          }
          basis={means(week, 1) ?? { nights: 0, meanTst: 0, meanSe: 0 }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function Nights({
  caseRef,
  entries,
  called,
  today,
  sheet,
  onClose,
}: {
  caseRef: CaseRef;
  entries: CaseView['entries'][string];
  called: string;
  today: string;
  sheet: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const [end, setEnd] = useState(today);
  const days = Array.from({ length: 7 }, (_, i) => shiftDate(end, i - 6));
  const byDate = new Map(entries.map((e) => [e.date, e]));
  const newest = [...entries].reverse().find((e) => days.includes(e.date));
  const earlier = entries.some((e) => e.date < (days[0] ?? ''));
  return (
    <Dialog sheet={false} heading={t('sleep.nightsTitle', { name: called })} onClose={onClose}>
      <div className="row">
        {earlier && (
          <Button small variant="tertiary" icon="back" onClick={() => setEnd(shiftDate(end, -7))}>
            {t('sleep.earlier')}
          </Button>
        )}
        <span className="grow" />
        <span>{t('sleep.week', { from: f.day(days[0] ?? ''), to: f.day(end) })}</span>
        <span className="grow" />
        {end < today && (
          <Button small variant="tertiary" icon="forward" onClick={() => setEnd(shiftDate(end, 7))}>
            {t('sleep.later')}
          </Button>
        )}
      </div>
      {newest ? (
        <SleepWeek
          nights={days.map((date) => {
            const entry = byDate.get(date);
            const night = entry && readNight(entry.values);
            if (!entry || !night) return { date, sleep: null, percent: null, inBed: null, asleep: [] };
            const { tst, se } = nightFigures(night);
            const awakenings = typeof entry.values.awakenings === 'number' ? entry.values.awakenings : 0;
            return { date, sleep: tst, percent: se === null ? null : Math.round(se), ...nightBand(night, awakenings) };
          })}
        />
      ) : (
        <p className="muted">{t('sleep.noNights')}</p>
      )}
      {newest && (
        <>
          <Comments comments={newest.comments} called={called} />
          <Reply
            caseRef={caseRef}
            draftKey={`comment/${newest.entry}`}
            what={`${sheet}, ${f.day(newest.date)}`}
            open={t('entry.comment')}
            label={t('entry.commentLabel', { what: `${sheet}, ${f.day(newest.date)}` })}
            send={t('entry.send')}
            sent={t('entry.sent')}
            item={(text, praise) => ({ kind: 'comment', on: newest.entry, text, ...(praise ? { praise } : {}) })}
          />
        </>
      )}
    </Dialog>
  );
}

/** The rise time that stands most often in the diary: where a window is anchored until the person has chosen one. */
function mostCommonRise(nights: readonly DatedNight[]): string {
  const counts = new Map<string, number>();
  for (const { night } of nights) counts.set(night.outOfBed, (counts.get(night.outOfBed) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '07:00';
}
