import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeCard, ProgrammePart } from '../../care/programme/types';
import { Button, IconButton } from '../../ui/Button';
import { useEngine, useView } from '../../ui/engine';
import { Icon } from '../../ui/Icon';
import { ButtonLink } from '../../ui/links';
import { Phone, TopBar } from '../../ui/Phone';
import { Hint, Progress } from '../../ui/parts';
import { EmptyState, Loading, Netline } from '../../ui/states';
import { addressOf, answerKey, isAnswer, type Place, PlaceContext, useAnswer, usePlace } from './blocks/answer';
import { DrawnBlock } from './blocks/DrawnBlock';
import { CheckIn } from './CheckIn';
import { usePlaceInPart } from './usePlaceInPart';
import { useLanguage, usePart, useProgramme } from './useProgramme';

/** One part, one screen at a time. The reader can go back and forth, skip, leave and come back to the exact place. */
export function Reader() {
  const { t } = useTranslation('programme');
  const { slug, part: partId, screen } = useParams({ strict: false });
  const card = useProgramme(slug);
  const part = usePart(slug, partId);
  const { data: caseRef } = useView('myCase', null);

  if (card === null || part === null)
    return (
      <Phone room="read" title="Mellom" header={<TopBar />}>
        <div className="flow">
          <EmptyState
            heading={t('gone.title')}
            action={
              <ButtonLink to="/program" variant="secondary">
                {t('back')}
              </ButtonLink>
            }
          >
            {t('gone.text')}
          </EmptyState>
        </div>
      </Phone>
    );
  if (!card || !part || !caseRef || screen === undefined)
    return (
      <Phone room="read" title="Mellom" header={<TopBar />}>
        <div className="flow">
          <Loading lines={3} />
        </div>
      </Phone>
    );
  return <Part key={`${slug}/${partId}`} card={card} part={part} caseRef={caseRef} screenId={screen} />;
}

function Part({
  card,
  part,
  caseRef,
  screenId,
}: {
  card: ProgrammeCard;
  part: ProgrammePart;
  caseRef: string;
  screenId: string;
}) {
  const { t } = useTranslation('programme');
  const navigate = useNavigate();
  const language = useLanguage();
  const place = usePlaceInPart(caseRef, card, part);
  const index = Math.max(
    0,
    part.screens.findIndex((s) => s.id === screenId),
  );
  const screen = part.screens[index];
  const heading = useRef<HTMLHeadingElement>(null);
  const [checkedIn, setCheckedIn] = useState(false);
  const { opened } = place;
  useEffect(() => {
    if (!screen) return;
    opened(screen.id);
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [screen, opened]);

  const context = useMemo<Place>(
    () => ({ caseRef, programme: card.id, version: card.version, part: part.id, language: part.lang }),
    [caseRef, card, part],
  );
  const goTo = (to: number) => {
    const target = part.screens[to];
    if (target)
      void navigate({ to: '/program/$slug/$part/$screen', params: { slug: card.id, part: part.id, screen: target.id } });
  };
  const close = () => {
    place.leave();
    void navigate({ to: '/program/$slug', params: { slug: card.id } });
  };
  const last = index === part.screens.length - 1;
  const finish = async () => {
    await place.finish();
    void navigate({ to: '/program/$slug', params: { slug: card.id } });
  };

  if (!screen) return null;
  const mayCheckIn = index === 0 && part.checkIn.length > 0 && !checkedIn;
  // The first screen is not shown for a blink before the questions that come before it.
  if (mayCheckIn && !place.read) return null;
  if (mayCheckIn && place.fresh)
    return (
      <CheckIn
        caseRef={caseRef}
        programme={card.id}
        part={part.id}
        instruments={part.checkIn}
        onDone={() => setCheckedIn(true)}
        onClose={close}
      />
    );

  return (
    <PlaceContext value={context}>
      <Phone
        room="read"
        title={part.title}
        header={
          <header className="read-top">
            <TopBar
              inHero
              start={<IconButton icon="close" label={t('read.close', { title: card.title })} onClick={close} />}
              title={<p className="top-title">{part.title}</p>}
            />
            <Progress
              thin
              value={index + 1}
              max={part.screens.length}
              label={t('read.step', { n: index + 1, of: part.screens.length })}
            />
          </header>
        }
        bottom={
          <Steps
            screen={screen}
            first={index === 0}
            last={last}
            onBack={() => goTo(index - 1)}
            onNext={() => (last ? void finish() : goTo(index + 1))}
            onSkip={() => {
              place.skipped(screen.id);
              goTo(index + 1);
            }}
          />
        }
      >
        <div className="flow" lang={part.lang === language ? undefined : part.lang}>
          <Netline />
          {part.lang !== language && <Hint icon="globe">{t('read.fallback')}</Hint>}
          <h1 ref={heading} tabIndex={-1}>
            {screen.title}
          </h1>
          {screen.blocks.map((block, place) => (
            <DrawnBlock key={'id' in block ? block.id : `${screen.id} ${place}`} block={block} part={part} />
          ))}
        </div>
      </Phone>
    </PlaceContext>
  );
}

/** Back, next, skip. A safety question has no way past it without an answer; everything else has. */
function Steps({
  screen,
  first,
  last,
  onBack,
  onNext,
  onSkip,
}: {
  screen: ProgrammePart['screens'][number];
  first: boolean;
  last: boolean;
  onBack: () => void;
  onNext: () => void;
  onSkip: () => void;
}) {
  const { t } = useTranslation('programme');
  const guard = screen.blocks.find((b) => b.type === 'guard' || (b.type === 'choice' && b.holds !== null));
  const guardAnswer = useAnswer(guard && 'id' in guard ? guard.id : '-');
  const [asked, setAsked] = useState(false);
  const engine = useEngine();
  const place = usePlace();
  const open = guard !== undefined && !screen.mayskip && (guardAnswer.value?.keys ?? []).length === 0;
  const next = async () => {
    // An answer of the very moment before has not come round to these buttons yet; the engine has it.
    const kept = open && 'id' in guard ? await engine.readOwn(answerKey(addressOf(place, guard.id))) : null;
    if (open && !(isAnswer(kept) && (kept.keys ?? []).length > 0)) setAsked(true);
    else onNext();
  };
  const exercise = screen.blocks.some(
    (b) => b.type !== 'text' && b.type !== 'story' && b.type !== 'note' && b.type !== 'summary' && b.type !== 'homework',
  );
  return (
    <>
      <div role="status">{asked && open && <p className="field-error">{t('guard.unanswered')}</p>}</div>
      <div className="pair">
        {!first && (
          <Button variant="secondary" aria-label={t('read.previous')} onClick={onBack}>
            <Icon name="back" />
          </Button>
        )}
        <Button wide onClick={() => void next()}>
          {t(last ? 'read.finish' : 'read.next')}
        </Button>
        {screen.mayskip && exercise && !last && (
          <Button variant="tertiary" onClick={onSkip}>
            {t('read.skip')}
          </Button>
        )}
      </div>
    </>
  );
}
