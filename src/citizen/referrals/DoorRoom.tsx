import { Navigate, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SecureAccount } from '../../account/SecureAccount';
import { placeOf } from '../../care/referrals/door';
import { readDoorDraft } from '../../care/referrals/door-draft';
import { useAct } from '../../engine/act';
import { useDraft } from '../../engine/draft';
import { useEngineState, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { Asking } from './Asking';
import { FoundAgain } from './FoundAgain';
import { Receipt } from './Receipt';

/** What is kept is read by `readDoorDraft`, whatever it is. */
const isAnything = (_: unknown): _ is unknown => true;

/**
 * Asking for help: at a team's door, before anybody knows of the account that was made for it, and again in one's own case. Answered, sent,
 * secured, and then told what comes when; each of it goes on where it stopped.
 */
export function DoorRoom() {
  const { data: door } = useView('door', null);
  const { unfinished } = useEngineState();
  const navigate = useNavigate();
  const draft = useDraft<unknown>('door', null, isAnything);
  const read = readDoorDraft(draft.value);
  const loaded = draft.id !== null;
  // Found again is who comes back to something begun, not who has just typed it.
  const [goesOn, setGoesOn] = useState<boolean | null>(null);
  // Answered while the receipt lies open: the answer is what is next, and not to ask anew.
  const [waited, setWaited] = useState(false);
  if (!waited && door?.path && !door.held && loaded && !read) setWaited(true);
  if (loaded && goesOn === null) setGoesOn(read === null || read.step === 'problems');

  if (!door || !loaded || goesOn === null)
    return (
      <Phone header={<TopBar />}>
        <Flow>
          <Loading lines={3} page />
        </Flow>
      </Phone>
    );
  if (!door.about || !door.caseRef) return <BeginAgain link={door.link} />;
  if (waited && !door.path && !read) return <Navigate to="/" />;
  if (door.path && !read) {
    if (door.held) return <Securing resume={unfinished === 'recovery-code'} secured={unfinished === 'invitation'} />;
    return <Receipt path={door.path} about={door.about} standing={door.standing} />;
  }
  if (read && !goesOn && !door.danger)
    return (
      <FoundAgain
        place={placeOf(read)}
        savedAt={draft.savedAt}
        answerBy={door.answerBy}
        mayThrowAway={door.held && door.standing === 'kept'}
        onGoOn={() => setGoesOn(true)}
      />
    );
  return (
    <Asking
      door={door}
      about={door.about}
      caseRef={door.caseRef}
      draft={draft}
      onLater={() => (door.held ? setGoesOn(false) : void navigate({ to: '/' }))}
    />
  );
}

/** The device died before there was a case to write in. */
function BeginAgain({ link }: { link: string | null }) {
  const { t } = useTranslation('door');
  const beginning = useAct();
  const { act } = beginning;
  const begin = useCallback(() => {
    if (link) void act(({ beginAtDoor }) => beginAtDoor(link));
  }, [act, link]);
  useEffect(begin, [begin]);
  return (
    <Phone header={<TopBar />}>
      <Flow>
        <h1>{t('front.opening')}</h1>
        {beginning.failed ? <ErrorCard code={beginning.failed} retry={begin} /> : <Loading />}
      </Flow>
    </Phone>
  );
}

/** It is sent; now the answer must find its way back to this person, and to nobody else. */
function Securing({ resume, secured }: { resume: boolean; secured: boolean }) {
  const { t } = useTranslation('door');
  const [ready, setReady] = useState(resume);
  const finishing = useAct();
  const { act } = finishing;
  const finish = useCallback(() => void act(({ finishAtDoor }) => finishAtDoor()), [act]);
  useEffect(() => {
    if (secured) finish();
  }, [secured, finish]);
  if (finishing.failed)
    return (
      <Phone header={<TopBar />}>
        <Flow>
          <h1>{t('secure.title')}</h1>
          <ErrorCard code={finishing.failed} retry={finish} />
        </Flow>
      </Phone>
    );
  if (ready) return <SecureAccount whose="citizen" resume={resume} onBack={() => setReady(false)} onSecured={finish} />;
  return (
    <Phone
      header={<TopBar />}
      bottom={
        <Button wide onClick={() => setReady(true)}>
          {t('secure.go')}
        </Button>
      }
    >
      <Flow>
        <h1>{t('secure.title')}</h1>
        <p className="lead">{t('secure.lead')}</p>
        <p>{t('secure.why')}</p>
      </Flow>
    </Phone>
  );
}
