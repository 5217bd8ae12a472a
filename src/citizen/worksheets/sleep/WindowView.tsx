import { useTranslation } from 'react-i18next';
import { reviewWindow, startWindow, type WindowProposal } from '../../../care/worksheets/sleep';
import { useAct } from '../../../engine/act';
import { useDraft } from '../../../engine/draft';
import { useView } from '../../../engine/engine';
import { Button } from '../../../ui/controls/Button';
import { Hint } from '../../../ui/controls/parts';
import parts from '../../../ui/controls/parts.module.css';
import { ErrorCard } from '../../../ui/controls/states';
import { TimeField } from '../../../ui/controls/TimeField';
import { localDate, useFormat } from '../../../ui/format';
import { useTherapist } from '../../kit/therapist';
import type { Sheet } from '../useEntries';
import { datedNights } from './SleepViews';
import styles from './sleep.module.css';

const isClock = (v: unknown): v is string | null => v === null || (typeof v === 'string' && /^\d\d:\d\d$/.test(v));

/** The sleep window: the arithmetic proposes, guards can hold it, and the person chooses. Always with the warning about driving. */
export function WindowView({ caseRef, entries, review }: { caseRef: string; entries: readonly Sheet[]; review: boolean }) {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const { busy, failed, act } = useAct();
  const { firstName } = useTherapist();
  const { data: view } = useView('case', { caseRef });
  const rise = useDraft<string | null>('sleep/rise-time', null, isClock);
  const today = localDate(new Date());
  const programme = view?.programmes.find((p) => p.programme === 'sleep');
  const hold = programme?.holds['sleep-window'];
  const held = hold !== undefined && !hold.released;
  const asked = programme !== undefined && programme.unasked['sleep-window'] === undefined;
  const floor = programme?.floor ?? null;
  const current = view?.sleepWindows.at(-1);
  const nights = datedNights(entries);
  const riseTime = rise.value ?? current?.riseTime ?? '07:00';
  const proposal: WindowProposal | null = !review
    ? startWindow({ nights, today, riseTime, held, asked, floor })
    : current
      ? reviewWindow({ nights, today, current, held, floor })
      : null;

  const choose = ({ minutes, riseTime, lightsOff, basis }: Extract<WindowProposal, { state: 'proposed' }>) =>
    act(({ write }) => write(caseRef, { kind: 'sleep-window', from: today, minutes, riseTime, lightsOff, basis }));
  if (!view) return null;
  return (
    <>
      {!review && !held && asked && (
        <TimeField label={t('window.rise')} value={riseTime} onChange={(next) => next && rise.set(next)} />
      )}
      <div role="status">
        {proposal === null && <p>{t('window.none')}</p>}
        {proposal?.state === 'held' && <p>{t('window.held', { name: firstName })}</p>}
        {proposal?.state === 'unasked' && <p>{t('window.unasked')}</p>}
        {proposal?.state === 'too-soon' && <p>{t('window.tooSoon', { date: f.date(proposal.on) })}</p>}
        {proposal?.state === 'too-few' && <p>{t('window.need', { need: proposal.need, have: proposal.have })}</p>}
        {proposal?.state === 'already-high' && <p>{t('window.high', { se: proposal.basis.meanSe, name: firstName })}</p>}
        {proposal?.state === 'ask-therapist' && <p>{t('window.ask', { name: firstName })}</p>}
        {proposal?.state === 'proposed' && (
          <p className={styles.answer}>
            {proposal.change === 'start'
              ? t('window.answer', {
                  sleep: f.minutes(proposal.basis.meanTst),
                  from: f.hm(proposal.lightsOff),
                  to: f.hm(proposal.riseTime),
                })
              : t(`window.${proposal.change}`, {
                  se: proposal.basis.meanSe,
                  from: f.hm(proposal.lightsOff),
                  to: f.hm(proposal.riseTime),
                })}
          </p>
        )}
        {current && (
          <p className={parts.saved}>
            {t('window.chosen', { from: f.hm(current.lightsOff), to: f.hm(current.riseTime), date: f.day(current.from) })}
          </p>
        )}
      </div>
      {proposal?.state === 'proposed' && !same(current, proposal) && (
        <Button variant="secondary" busy={busy} onClick={() => void choose(proposal)}>
          {t('window.choose')}
        </Button>
      )}
      {failed && <ErrorCard code={failed} />}
      <p className="muted">{t('window.floor', { name: firstName })}</p>
      <Hint icon="warning">{t('window.driving')}</Hint>
    </>
  );
}

const same = (current: { minutes: number; riseTime: string } | undefined, p: { minutes: number; riseTime: string }) =>
  current?.minutes === p.minutes && current.riseTime === p.riseTime;
