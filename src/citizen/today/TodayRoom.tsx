import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, useView } from '../../engine/engine';
import { useHelp } from '../../ui/controls/help';
import { Icon } from '../../ui/controls/Icon';
import { EmptyState, Loading, Netline } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { useFormat } from '../../ui/format';
import { Hero } from '../../ui/Hero';
import { withWords } from '../../ui/lazy-room';
import { lazyScreen } from '../../ui/lazy-screen';
import { Phone, TopBar } from '../../ui/Phone';
import { Scene } from '../../ui/Scene';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useTherapist } from '../kit/therapist';
import { GoneCard, useGone } from '../replacement/GoneCard';
import { ReplacingCard } from '../replacement/Replacing';
import { useReplacement } from '../replacement/replacement';
import { OpenedCard, WaitingCard } from '../replacement/WaitingCard';
import { RiskBanner } from '../safety/RiskBanner';
import { type ListedThing, ThingCard } from './ThingCard';
import styles from './TodayRoom.module.css';
import { WeekArches } from './WeekArches';

const RetentionCard = lazyScreen(() =>
  withWords(() => import('../retention/RetentionCard').then((m) => m.RetentionCard), ['me']),
);
const PathCard = lazyScreen(() => withWords(() => import('../referrals/PathCard').then((m) => m.PathCard), ['door']));

/** I dag: what is next, at most three things, and a week that never counts against anybody. */
export function TodayRoom() {
  const { t } = useTranslation(['today', 'common']);
  const f = useFormat();
  const now = useNow();
  const { data: caseRef } = useView('myCase', null);
  // Where there is no case there is no day of it either.
  const { data: door } = useView('door', null);
  const { data: today } = useView('today', caseRef ? { now } : undefined);
  const gone = useGone();
  const { replacing } = useReplacement();
  const things = today?.things.filter((thing) => thing.type !== 'risk-unsent') ?? [];
  return (
    <Phone
      tabs={<CitizenTabs />}
      header={
        <Hero of="today" landscape={<Scene kind="home" />} bar={<TopBar within />}>
          <p className="muted">{capital(f.date(now))}</p>
          <h1>{greeting(t, now, today?.called ?? '')}</h1>
        </Hero>
      }
    >
      <Flow>
        <Netline />
        <Rare>{replacing && <ReplacingCard replacing={replacing} />}</Rare>
        <RiskBanner />
        <Rare>
          {gone && <GoneCard gone={gone} />}
          <WaitingCard />
          <OpenedCard />
        </Rare>
        {!today || gone ? (
          !gone && <Loading lines={2} />
        ) : (
          <>
            {things.length > 0 ? <Next things={things} /> : <Nothing done={today.allDone} />}
            <Rare>
              <RetentionCard />
            </Rare>
            <Rare>{door?.path && door.about && <PathCard path={door.path} about={door.about} />}</Rare>
            <WeekArches week={today.week} />
          </>
        )}
        <HelpRow />
      </Flow>
    </Phone>
  );
}

/** Few ever see these cards: their words come with them, and the day does not wait. */
const Rare = ({ children }: { children: ReactNode }) => <Suspense fallback={null}>{children}</Suspense>;

function Next({ things }: { things: readonly ListedThing[] }) {
  const { t } = useTranslation('today');
  // Only the next thing to do is saturated; an appointment is to know, not to do.
  const first = things[0]?.type === 'appointment' ? null : things[0];
  return (
    <section aria-labelledby="next">
      <h2 id="next" className="ds-sr-only">
        {t('next')}
      </h2>
      <ol className="stack">
        {things.map((thing) => (
          <li key={keyOf(thing)}>
            <ThingCard thing={thing} first={thing === first} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Nothing({ done }: { done: boolean }) {
  const { t } = useTranslation('today');
  const { firstName } = useTherapist();
  return (
    <EmptyState heading={done ? t('done.title') : t('quiet.title')}>
      {done ? t('done.text') : t('quiet.text', { name: firstName })}
    </EmptyState>
  );
}

function HelpRow() {
  const { t } = useTranslation(['today', 'common']);
  const help = useHelp();
  return (
    <button type="button" className={styles.help} aria-haspopup="dialog" onClick={help}>
      <Icon name="help" />
      <span>
        <b>{t('common:help.long')}</b>
        <br />
        {t('help.note')}
      </span>
      <Icon name="forward" />
    </button>
  );
}

type T = ReturnType<typeof useTranslation<['today', 'common']>>['t'];
function greeting(t: T, now: string, name: string): string {
  const hour = new Date(now).getHours();
  const part = hour < 5 ? 'night' : hour < 10 ? 'morning' : hour < 17 ? 'day' : hour < 23 ? 'evening' : 'night';
  return name ? t(`greet.${part}`, { name }) : t(`greet.${part}.alone`);
}
function keyOf(thing: ListedThing): string {
  switch (thing.type) {
    case 'questionnaire':
      return `questionnaire ${thing.assignment}`;
    case 'programme':
      return `programme ${thing.programme}`;
    case 'worksheet':
      return `worksheet ${thing.worksheet} ${thing.date}`;
    case 'homework':
      return `homework ${thing.programme} ${thing.part}`;
    case 'proposal':
      return `proposal ${thing.proposal}`;
    case 'consent':
      return `consent ${thing.partner}`;
    case 'document':
      return `document ${thing.document}`;
    case 'appointment':
      return `appointment ${thing.appointment}`;
    case 'course':
      return `course ${thing.meeting}`;
    case 'reply':
    case 'staying-well':
      return thing.type;
  }
}
const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
