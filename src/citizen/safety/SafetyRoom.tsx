import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useEngine, useView } from '../../ui/engine';
import { Phone, TopBar } from '../../ui/Phone';
import { Loading } from '../../ui/states';
import { AfterFollowUp } from './AfterFollowUp';
import { Danger } from './Danger';
import { FollowUp, type FollowUpAnswers } from './FollowUp';
import { useHowFar } from './howFar';

/**
 * What comes at once after a risk answer (care rules 4.2): are you in danger now, the numbers, four short questions, and what
 * happens next. It works without network, and says plainly whether anybody can know.
 */
export function SafetyRoom() {
  const engine = useEngine();
  const navigate = useNavigate();
  const { answers } = useParams({ strict: false });
  const { data: caseRef } = useView('myCase', null);
  const { data: view } = useView('case', caseRef ? { caseRef } : undefined);
  const far = useHowFar(answers);
  const [step, setStep] = useState<'danger' | 'follow' | 'after'>('danger');
  const [dangerNow, setDangerNow] = useState<FollowUpAnswers['dangerNow']>('unanswered');
  const [given, setGiven] = useState<FollowUpAnswers | null>(null);

  const answered = Boolean(view?.risk.find((r) => r.answers === answers)?.followUp);
  const home = () => void navigate({ to: '/' });

  const write = async (follow: FollowUpAnswers) => {
    if (!caseRef || !answers) return;
    await engine.write(caseRef, { kind: 'risk-follow-up', answers, ...follow });
  };
  const nothing: FollowUpAnswers = {
    dangerNow,
    thoughtsNow: 'unanswered',
    plan: 'unanswered',
    means: 'unanswered',
    alone: 'unanswered',
  };

  return (
    <Phone room="safety" header={<TopBar />}>
      <div className="flow">
        {!view || !caseRef ? (
          <Loading />
        ) : step === 'danger' ? (
          <Danger
            far={far}
            answered={answered}
            onHome={home}
            onCalled={() => {
              // The team should know that help was called for, even if nothing more is answered.
              setDangerNow('yes');
              void write({ ...nothing, dangerNow: 'yes' });
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
            onDone={async (follow) => {
              await write(follow);
              setGiven(follow);
              setStep('after');
            }}
          />
        ) : (
          <AfterFollowUp given={given ?? nothing} far={far} onHome={home} />
        )}
      </div>
    </Phone>
  );
}
