import { useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeBlock } from '../../../care/programmes/types';
import { Button } from '../../../ui/controls/Button';
import { Progress } from '../../../ui/controls/parts';
import { Inlines, RichText } from '../../../ui/controls/RichText';
import { InUseContext, useAnswer } from './answer';
import styles from './TimedExercise.module.css';
import { TryIt } from './TryIt';
import { useTimedSteps } from './useTimedSteps';

type ExerciseOf = Extract<ProgrammeBlock, { type: 'exercise' }>;

/**
 * Breathing, relaxing, attention. The shape grows and shrinks in time; with reduced motion (a media query in the stylesheet) it
 * stands still and the words, the seconds and the bar say the same. Screen readers hear each step once, never the count.
 */
export function TimedExercise({ block }: { block: ExerciseOf }) {
  const { t } = useTranslation('programme');
  const [reading, setReading] = useState(false);
  const { run, start, pause, resume, stop } = useTimedSteps(block.steps, block.rounds);
  const answer = useAnswer(block.id);
  const { set } = answer;
  useEffect(() => {
    if (run.state === 'done') set({ keys: ['done'] });
  }, [run.state, set]);
  const inUse = useContext(InUseContext);
  const stepsDone = run.state === 'running' ? `${run.round} ${run.step}` : null;
  useEffect(() => {
    if (stepsDone !== null) inUse();
  }, [stepsDone, inUse]);
  const numbered = block.steps.map((s, n) => ({ ...s, n }));
  const step = block.steps[run.step];
  const active = run.state === 'running' || run.state === 'paused';
  return (
    <TryIt>
      <RichText blocks={block.intro} />
      {reading ? (
        <ol className="rich">
          {numbered.map((s) => (
            <li key={s.n}>
              <Inlines parts={s.text} /> <span className="muted">({t('exercise.seconds', { count: s.seconds })})</span>
            </li>
          ))}
        </ol>
      ) : (
        active &&
        step && (
          <div className={styles.timed}>
            <svg
              className={styles.breath}
              data-phase={step.phase}
              data-state={run.state}
              viewBox="0 0 120 120"
              aria-hidden="true"
              focusable="false"
            >
              <circle className={styles.ring} cx="60" cy="60" r="56" />
              <circle className={styles.disc} data-seconds={step.seconds} cx="60" cy="60" r="50" />
            </svg>
            <p className={styles.step} role="status">
              <Inlines parts={step.text} />
            </p>
            <p className={`${styles.left} num`} aria-hidden="true">
              {run.left}
            </p>
            <Progress
              value={(run.round - 1) * block.steps.length + run.step}
              max={block.rounds * block.steps.length}
              label={t('exercise.round', { n: run.round, of: block.rounds })}
            />
          </div>
        )
      )}
      {run.state === 'done' && <p role="status">{t('exercise.done')}</p>}
      {block.kind === 'breathing' && <p className="muted">{t('exercise.dizzy')}</p>}
      <div className="row">
        {run.state === 'running' && (
          <Button variant="secondary" onClick={pause}>
            {t('exercise.pause')}
          </Button>
        )}
        {run.state === 'paused' && (
          <Button variant="secondary" onClick={resume}>
            {t('exercise.resume')}
          </Button>
        )}
        {active ? (
          <Button variant="tertiary" onClick={stop}>
            {t('exercise.stop')}
          </Button>
        ) : (
          !reading && (
            <Button variant="secondary" onClick={start}>
              {t('exercise.start')}
            </Button>
          )
        )}
        {!active && (
          <Button variant="tertiary" onClick={() => setReading(!reading)}>
            {t(reading ? 'exercise.hide' : 'exercise.read')}
          </Button>
        )}
      </div>
    </TryIt>
  );
}
