import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InstrumentId } from '../../care/questionnaires/instruments/types';
import { useAct } from '../../engine/act';
import { useEngine } from '../../engine/engine';
import { ButtonLink } from '../../ui/controls/links';
import { EmptyState, Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { useMyCase } from '../kit/useMyCase';
import ask from './ask.module.css';
import { Questionnaire } from './Questionnaire';
import type { SkipReason } from './RoundStart';

/** The instruments of one assignment, one question a screen. */
export function QuestionnaireRoom() {
  const { t } = useTranslation('forms');
  const engine = useEngine();
  const leaving = useAct();
  const navigate = useNavigate();
  const { assignment } = useParams({ strict: false });
  const { caseRef, view } = useMyCase();
  const assigned = view?.assignments.find((a) => a.id === assignment);
  const followUp = view?.followUps.find((one) => one.assignment === assignment);
  const instruments: InstrumentId[] | null =
    assigned?.what.type === 'questionnaire' ? assigned.what.instruments : (followUp?.instruments ?? null);

  const due = view?.due.find((one) => one.assignment === assignment);
  const early = view?.early.find((one) => one.assignment === assignment);

  const leaveOut = async (date: string, reason: SkipReason) => {
    if (!caseRef || !assignment) return;
    const left = await leaving.act(async ({ write }) => {
      await write(caseRef, { kind: 'skip', assignment, due: date, reason });
      await engine.removeOwn(`form/${assignment}`);
    });
    if (left) void navigate({ to: '/' });
  };

  if (!view || !caseRef || !assignment)
    return (
      <Phone room={ask.ask} header={<TopBar />}>
        <Flow className={ask.flow}>
          <Loading lines={2} page />
        </Flow>
      </Phone>
    );
  if (!instruments)
    return (
      <Phone room={ask.ask} header={<TopBar />}>
        <Flow className={ask.flow}>
          <EmptyState
            heading={t('gone.title')}
            action={
              <ButtonLink to="/" variant="secondary">
                {t('done.home')}
              </ButtonLink>
            }
          >
            {t('gone.text')}
          </EmptyState>
        </Flow>
      </Phone>
    );
  return (
    <Questionnaire
      caseRef={caseRef}
      instruments={instruments}
      draftKey={`form/${assignment}`}
      due={due?.due ?? early?.due ?? null}
      about={{ assignment }}
      leaveOut={due && { failed: leaving.failed, choose: (reason) => void leaveOut(due.due, reason) }}
      onSafety={(answers) => void navigate({ to: '/trygghet/$answers', params: { answers } })}
      onClose={() => void navigate({ to: '/' })}
    />
  );
}
