import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { guardsOf, type Missing, missingIn, nextStep, placeOf, previousStep, referralOf } from '../../care/referrals/door';
import { type DoorDraft, newDoorDraft, readDoorDraft } from '../../care/referrals/door-draft';
import { localDate } from '../../care/time/dates';
import type { TeamAbout, Views } from '../../client/api';
import { useAct } from '../../engine/act';
import type { Draft } from '../../engine/draft';
import { useNow, useView } from '../../engine/engine';
import { Button, IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { Progress, Saved } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import { Flow, Pair } from '../../ui/Flow';
import { useFormat } from '../../ui/format';
import { Phone, TopBar, TopProgress, TopTitle } from '../../ui/Phone';
import { Questionnaire } from '../questionnaires/Questionnaire';
import { ElsewhereScreen } from './ElsewhereScreen';
import { ThrowAway } from './FoundAgain';
import { Question } from './Question';
import { Review } from './Review';
import styles from './referrals.module.css';

/** What is measured at the door. */
const measures = ['phq-9', 'gad-7', 'audit-c'];

/** One question a screen, and at the end a last look before it is sent. */
export function Asking({
  door,
  about,
  caseRef,
  draft,
  onLater,
}: {
  door: Views['door']['answer'];
  about: TeamAbout;
  caseRef: string;
  draft: Draft<unknown>;
  /** Enough for now: all of it is kept. */
  onLater: () => void;
}) {
  const { t } = useTranslation('door');
  const f = useFormat();
  const navigate = useNavigate();
  const now = useNow();
  const { data: view } = useView('case', { caseRef });
  const [begunAt] = useState(() => new Date().toISOString());
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const said = readDoorDraft(draft.value) ?? newDoorDraft(begunAt);
  const sending = useAct(draft);
  const telling = useAct();

  const today = localDate(now);
  const team = { age: about.door?.age ?? 0 };
  const measured = measures.every((id) =>
    (view?.measures[id] ?? []).some(({ answeredAt }) => Date.parse(answeredAt) >= Date.parse(said.begunAt)),
  );
  const { places = [] } = about;
  const { step } = said;
  useEffect(() => {
    if (step) scrollTo(0, 0);
  }, [step]);

  const change = (next: Partial<DoorDraft>) => {
    setMissing([]);
    draft.set({ ...said, ...next });
  };
  const goTo = (next: DoorDraft['step'] | null, also: Partial<DoorDraft> = {}) => {
    setMissing([]);
    if (next) draft.set({ ...said, ...also, step: next });
    else onLater();
  };
  // What has gone out is not said to be seen by nobody.
  const leave = () => (door.held && door.danger ? goTo(previousStep(said)) : onLater());
  const goOn = async (also: Partial<DoorDraft> = {}) => {
    const whole = { ...said, ...also };
    const lacks = step === 'elsewhere' || step === 'review' ? [] : missingIn(step, whole, today);
    setMissing(lacks);
    if (lacks.length > 0) return;
    // Whoever is on duty must know whom to call, should an answer say that there is danger.
    if (step === 'who') {
      const profile = { called: (said.called.trim() || said.name.trim()).slice(0, 60), phone: said.phone.trim().slice(0, 30) };
      if (!(await telling.act(({ write }) => write(caseRef, { kind: 'profile', ...profile })))) return;
    }
    draft.set({ ...whole, step: nextStep(whole, team, today, measured) });
  };
  const send = () =>
    sending.act(async ({ write, sendFromDoor }) => {
      const promised = door.open && door.rosterVersion > 0 ? { answerBy: door.answerBy, roster: door.rosterVersion } : null;
      await write(caseRef, referralOf(said, { id: draft.id ?? '', now: new Date().toISOString(), promised, places }));
      await sendFromDoor();
    });

  if (step === 'measures')
    return (
      <Questionnaire
        caseRef={caseRef}
        instruments={measures}
        draftKey="door-measures"
        about={{}}
        onSafety={(answers) => void navigate({ to: '/trygghet/$answers', params: { answers } })}
        onClose={leave}
        onDone={() => goTo('review')}
      />
    );
  const place = placeOf(said);
  const closed = !door.open;
  return (
    <Phone
      key={step}
      room={styles.ask}
      header={
        <TopProgress>
          <TopBar
            within
            start={<IconButton icon="close" label={t('later')} onClick={leave} />}
            title={<TopTitle>{step === 'review' || step === 'elsewhere' ? about.name : t('count', place)}</TopTitle>}
          />
          <Progress thin value={place.n} max={place.of} label={t('countLabel', place)} />
        </TopProgress>
      }
      bottom={
        <>
          {draft.savedAt && (
            <Saved of={draft} words={t(door.danger ? 'saved.danger' : 'saved', { time: f.clock(draft.savedAt) })} />
          )}
          {step === 'elsewhere' ? (
            <>
              <Button wide onClick={() => void goOn({ short: true })}>
                {t('elsewhere.call')}
              </Button>
              <Button variant="secondary" wide onClick={() => void goOn({ short: false })}>
                {t('elsewhere.goOn')}
              </Button>
              {door.held && door.standing === 'kept' && <ThrowAway />}
            </>
          ) : (
            <Pair>
              <Button variant="secondary" aria-label={t('previous')} onClick={() => goTo(previousStep(said))}>
                <Icon name="back" />
              </Button>
              {step === 'review' ? (
                <Button wide busy={sending.busy} onClick={() => void send()}>
                  {t(closed ? 'send.closed' : 'send')}
                </Button>
              ) : (
                <Button wide busy={telling.busy} onClick={() => void goOn()}>
                  {t('next')}
                </Button>
              )}
            </Pair>
          )}
        </>
      }
    >
      <Flow>
        {(sending.failed || telling.failed) && <ErrorCard code={sending.failed ?? telling.failed ?? 'E_UNEXPECTED'} />}
        {step === 'elsewhere' ? (
          <ElsewhereScreen guards={guardsOf(said, team, today)} about={about} />
        ) : step === 'review' ? (
          <Review draft={said} about={about} answerBy={door.answerBy} closed={closed} />
        ) : (
          <Question question={step} draft={said} missing={missing} places={places} onChange={change} />
        )}
      </Flow>
    </Phone>
  );
}
