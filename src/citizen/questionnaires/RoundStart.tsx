import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instrument } from '../../care/questionnaires/instruments/types';
import type { Language } from '../../client/api';
import type { ErrorCode } from '../../protocol/errors';
import { Button } from '../../ui/controls/Button';
import { Hint } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useTherapist } from '../kit/therapist';
import { useLanguage } from '../kit/useTitles';
import styles from './RoundStart.module.css';

export type SkipReason = (typeof skipReasons)[number];
const skipReasons = ['not-now', 'too-much', 'not-relevant', 'unsaid'] as const;

/** Leaves the round out this time. */
export interface LeaveOut {
  failed: ErrorCode | null;
  choose: (reason: SkipReason) => void;
}

/** What their own instruction asks about; AUDIT asks about a year, and of a team's own instrument it is not known. */
const aboutTwoWeeks: ReadonlySet<string> = new Set(['phq-9', 'gad-7', 'who-5']);

/** Why these questions, how long they take, and what they are not. */
export function RoundStart({
  instruments,
  language,
  resuming,
  earlier,
  onStart,
  onSkip,
  leaveOut,
}: {
  instruments: readonly Instrument[];
  /** The one that the round is answered in: another than the reader's where it was begun in another. */
  language: Language;
  resuming: boolean;
  /** When an earlier round was begun that was not sent: its answers are not taken over. */
  earlier: string | null;
  onStart: () => void;
  onSkip?: () => void;
  leaveOut?: LeaveOut | undefined;
}) {
  const [leaving, setLeaving] = useState(false);
  const { t } = useTranslation('forms');
  const chosen = useLanguage();
  const f = useFormat();
  const { firstName } = useTherapist();
  const questions = instruments.reduce((sum, i) => sum + i.items.length, 0);
  const other = instruments.find((i) => i.wording !== language);
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">
        {t(instruments.every(({ id }) => aboutTwoWeeks.has(id)) ? 'intro.twoWeeks' : 'intro.count', { count: questions })}
      </p>
      <p>{t('intro.minutes', { count: Math.max(1, Math.round(questions / 6)) })}</p>
      <p>{t('intro.why', { name: firstName })}</p>
      {earlier !== null && <Hint icon="clock">{t('intro.anew', { date: f.day(earlier) })}</Hint>}
      <Hint>{t('intro.noDiagnosis')}</Hint>
      {language !== chosen && <Hint icon="globe">{t('intro.begunIn', { language: t(`language.${language}`) })}</Hint>}
      {other && <Hint icon="globe">{t('wordingFallback', { language: t(`language.${other.wording}`) })}</Hint>}
      <Button wide onClick={onStart}>
        {t(resuming ? 'intro.resume' : 'intro.start')}
      </Button>
      {leaveOut && !leaving && (
        <Button variant="tertiary" wide onClick={() => setLeaving(true)}>
          {t('leaveOut')}
        </Button>
      )}
      {leaveOut && leaving && (
        <section className={`card pad ${styles.leaveOut}`} aria-labelledby="leave-out">
          <h2 id="leave-out">{t('leaveOut.title')}</h2>
          <p>{t('leaveOut.text', { name: firstName })}</p>
          {leaveOut.failed && <ErrorCard code={leaveOut.failed} />}
          <div className="stack">
            {skipReasons.map((reason) => (
              <Button key={reason} variant="secondary" wide onClick={() => leaveOut.choose(reason)}>
                {t(`leaveOut.${reason}`)}
              </Button>
            ))}
          </div>
        </section>
      )}
      {onSkip && (
        <Button variant="tertiary" wide onClick={onSkip}>
          {t('intro.later')}
        </Button>
      )}
    </>
  );
}
