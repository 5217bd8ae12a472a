import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { screenAt } from '../../../care/programmes/place';
import type { ProgrammeCard, ProgrammePart } from '../../../care/programmes/types';
import { IconButton } from '../../../ui/controls/Button';
import { Hint, Progress } from '../../../ui/controls/parts';
import { Netline } from '../../../ui/controls/states';
import { Flow } from '../../../ui/Flow';
import { Opening } from '../../../ui/Opening';
import { Phone, TopBar, TopProgress, TopTitle } from '../../../ui/Phone';
import { useLanguage } from '../../kit/useTitles';
import { InUseContext, type Place, PlaceContext } from '../blocks/answer';
import { DrawnBlock } from '../blocks/DrawnBlock';
import { CheckIn } from './CheckIn';
import { Contents } from './Contents';
import { LookBack } from './LookBack';
import { PartDone } from './PartDone';
import reader from './reader.module.css';
import { SkippedWhy } from './SkippedWhy';
import { Steps } from './Steps';
import { useChangedText } from './useChangedText';
import { usePlaceInPart } from './usePlaceInPart';
import { Where } from './Where';

/** One part, one screen at a time. The reader can go back and forth, jump, skip, leave and come back to the exact place. */
export function ReadPart({
  card,
  part,
  before,
  caseRef,
  screenId,
}: {
  card: ProgrammeCard;
  part: ProgrammePart;
  /** The part before, if it is done: what it came down to stands over the first screen. */
  before: string | null;
  caseRef: string;
  screenId: string;
}) {
  const { t } = useTranslation('programme');
  const navigate = useNavigate();
  const language = useLanguage();
  const { place, fresh, opened, passed, skipped, saidWhy, inUse, leave, finish } = usePlaceInPart(caseRef, card, part);
  const changed = useChangedText(card, place === null ? undefined : [place]);
  const index = screenAt(part, screenId, place);
  const screen = part.screens[index];
  const heading = useRef<HTMLHeadingElement>(null);
  const [checkedIn, setCheckedIn] = useState(false);
  const [contents, setContents] = useState(false);
  const [done, setDone] = useState(false);
  /** The screen that was left out just now, and where the reader came to. */
  const [left, setLeft] = useState<{ id: string; title: string; at: number } | null>(null);
  // An address that an edit has taken away is read as the screen before it, once the place says which that was.
  const isKnown = part.screens.some(({ id }) => id === screenId) || place !== null;
  useEffect(() => {
    if (!screen || !isKnown) return;
    opened(screen.id);
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [screen, opened, isKnown]);

  const context = useMemo<Place>(
    () => ({ caseRef, programme: card.id, version: card.version, part: part.id, language: part.lang }),
    [caseRef, card, part],
  );
  const goTo = (to: number) => {
    const target = part.screens[to];
    setContents(false);
    if (target)
      void navigate({ to: '/program/$slug/$part/$screen', params: { slug: card.id, part: part.id, screen: target.id } });
  };
  const close = () => {
    leave();
    void navigate({ to: '/program/$slug', params: { slug: card.id } });
  };
  const last = index === part.screens.length - 1;

  if (!screen) return null;
  if (done) return <PartDone card={card} part={part} />;
  const mayCheckIn = index === 0 && part.checkIn.length > 0 && !checkedIn;
  // The first screen is not shown for a blink before the questions that come before it.
  if (mayCheckIn && place === null) return <Opening />;
  if (mayCheckIn && fresh)
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
        room={reader.read}
        header={
          <TopProgress>
            <TopBar
              within
              start={<IconButton icon="close" label={t('read.close', { title: card.title })} onClick={close} />}
              title={<TopTitle>{part.title}</TopTitle>}
            />
            <Progress
              thin
              value={index + 1}
              max={part.screens.length}
              label={t('read.step', { n: index + 1, of: part.screens.length })}
            />
          </TopProgress>
        }
        bottom={
          <Steps
            key={screen.id}
            screen={screen}
            first={index === 0}
            last={last}
            onBack={() => goTo(index - 1)}
            onNext={async () => {
              passed(screen.id);
              if (!last) return goTo(index + 1);
              await finish();
              setDone(true);
            }}
            onSkip={() => {
              skipped(screen.id);
              setLeft({ id: screen.id, title: screen.title, at: index + 1 });
              goTo(index + 1);
            }}
          />
        }
      >
        <Flow className={reader.text} lang={part.lang === language ? undefined : part.lang}>
          <Netline />
          {left?.at === index && <SkippedWhy key={left.id} title={left.title} onWhy={(reason) => saidWhy(left.id, reason)} />}
          <Where
            key={screen.id}
            programme={card.id}
            part={part.id}
            screen={screen}
            step={index + 1}
            of={part.screens.length}
            onContents={() => setContents(true)}
          />
          {changed && <Hint>{t('changed')}</Hint>}
          {part.lang !== language && <Hint icon="globe">{t('read.fallback')}</Hint>}
          {index === 0 && before !== null && <LookBack programme={card.id} part={before} />}
          <h1 id={screen.id} ref={heading} tabIndex={-1}>
            {screen.title}
          </h1>
          <InUseContext value={inUse}>
            {screen.blocks.map((block, place) => (
              <DrawnBlock key={'id' in block ? block.id : `${screen.id} ${place}`} block={block} part={part} />
            ))}
          </InUseContext>
        </Flow>
        {contents && (
          <Contents
            programme={card.id}
            part={part}
            current={index}
            place={place}
            onGo={goTo}
            onClose={() => setContents(false)}
          />
        )}
      </Phone>
    </PlaceContext>
  );
}
