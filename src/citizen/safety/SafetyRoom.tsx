import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { actId } from '../../care/act-id';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { useMyCase } from '../kit/useMyCase';
import { AfterFollowUp } from './AfterFollowUp';
import { Danger } from './Danger';
import { FollowUp, type FollowUpAnswers } from './FollowUp';
import { useHowFar } from './howFar';
import { useInsist, useInsisting } from './insist';
import styles from './safety.module.css';
import { useLeftOver } from './useLeftOver';

/**
 * What comes at once after a risk answer (care rules 4.2): are you in danger now, the numbers, four short questions, and what
 * happens next. It works without network, without a word from the engine and without a disk, and says plainly whether anybody can know.
 */
export function SafetyRoom() {
  const insist = useInsist();
  const navigate = useNavigate();
  const { answers = '' } = useParams({ strict: false });
  const { caseRef, view } = useMyCase();
  const known = useHowFar(answers);
  const unkept = useInsisting(answers);
  const [step, setStep] = useState<'danger' | 'follow' | 'after'>('danger');
  const [dangerNow, setDangerNow] = useState<FollowUpAnswers['dangerNow']>('unanswered');
  const [given, setGiven] = useState<FollowUpAnswers | null>(null);
  const leftOver = useLeftOver(answers);

  const far = unkept === 'failing' ? ('unkept' as const) : known;
  const answered = Boolean(view?.risk.find((r) => r.answers === answers)?.followUp);
  const home = () => void navigate({ to: '/' });
  const goOn = leftOver ? () => void navigate({ to: '/skjema/$assignment', params: { assignment: leftOver } }) : null;

  const write = (follow: FollowUpAnswers) =>
    insist({
      id: actId(answers, JSON.stringify(follow)),
      answers,
      caseRef: caseRef ?? null,
      draft: { kind: 'risk-follow-up', answers, ...follow },
    });
  const nothing: FollowUpAnswers = {
    dangerNow,
    thoughtsNow: 'unanswered',
    plan: 'unanswered',
    means: 'unanswered',
    alone: 'unanswered',
  };

  return (
    <Phone room={styles.safety} header={<TopBar />}>
      <Flow>
        {step === 'danger' ? (
          <Danger
            far={far}
            answered={answered}
            onHome={home}
            onGoOn={goOn}
            onCalled={() => {
              // The team should know that help was called for, even if nothing more is answered.
              setDangerNow('yes');
              write({ ...nothing, dangerNow: 'yes' });
            }}
            onSafe={() => {
              setDangerNow('no');
              setStep('follow');
            }}
            onUnsure={() => {
              setDangerNow('unsure');
              setStep('follow');
            }}
          />
        ) : step === 'follow' ? (
          <FollowUp
            draftKey={`safety/${answers}`}
            dangerNow={dangerNow}
            onBack={() => setStep('danger')}
            onDone={(follow) => {
              write(follow);
              setGiven(follow);
              setStep('after');
            }}
          />
        ) : (
          <AfterFollowUp given={given ?? nothing} far={far} onHome={home} onGoOn={goOn} />
        )}
      </Flow>
    </Phone>
  );
}
