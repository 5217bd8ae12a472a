import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayThing } from '../../care/today/today';
import type { IconName } from '../../ui/controls/Icon';
import { NextCard } from '../../ui/controls/links';
import { daysBetween, type Format, useFormat } from '../../ui/format';
import { lazyScreen } from '../../ui/lazy-screen';
import { useTitles } from '../kit/useTitles';
import { lookOf } from '../programmes/looks';

// It alone needs the text of a part.
const HomeworkCard = lazyScreen(() => import('./HomeworkCard').then((m) => m.HomeworkCard));

/** What stands in the list; a risk answer stands above it, on its own (RiskBanner). */
export type ListedThing = Exclude<TodayThing, { type: 'risk-unsent' }>;

/** One thing to do or to know, and the room it leads to. */
export function ThingCard({ thing, first }: { thing: ListedThing; first: boolean }) {
  switch (thing.type) {
    case 'reply':
      return <ReplyCard thing={thing} first={first} />;
    case 'questionnaire':
      return <QuestionnaireCard thing={thing} first={first} />;
    case 'programme':
      return <ProgrammeCard thing={thing} first={first} />;
    case 'worksheet':
      return <WorksheetCard thing={thing} first={first} />;
    case 'homework':
      return (
        <Suspense fallback={null}>
          <HomeworkCard thing={thing} first={first} />
        </Suspense>
      );
    case 'proposal':
      return <ProposalCard thing={thing} first={first} />;
    case 'consent':
      return <ConsentCard thing={thing} first={first} />;
    case 'document':
      return <DocumentCard thing={thing} first={first} />;
    case 'course':
      return <CourseCard thing={thing} first={first} />;
    case 'staying-well':
      return <StayingWellThing thing={thing} first={first} />;
    case 'appointment':
      return <AppointmentCard thing={thing} />;
  }
}
type Of<K extends TodayThing['type']> = Extract<TodayThing, { type: K }>;

function ReplyCard({ thing, first }: { thing: Of<'reply'>; first: boolean }) {
  const { t } = useTranslation('today');
  return (
    <NextCard
      to="/meldinger"
      icon="message"
      tone="sky"
      first={first}
      heading={t('reply.title', { name: firstWord(thing.from) })}
      note={t('reply.quote', { text: thing.preview })}
    />
  );
}

function ConsentCard({ thing, first }: { thing: Of<'consent'>; first: boolean }) {
  const { t } = useTranslation('today');
  return (
    <NextCard
      to="/meg/samtykker"
      icon="shield"
      first={first}
      heading={t(`consent.title.${thing.partner}`)}
      note={t('consent.note', { name: firstWord(thing.from) })}
    />
  );
}

function DocumentCard({ thing, first }: { thing: Of<'document'>; first: boolean }) {
  const { t } = useTranslation('today');
  return (
    <NextCard
      to="/meg/brev/$document"
      params={{ document: thing.document }}
      icon="form"
      first={first}
      heading={t('document.title')}
      note={t('document.note', { name: firstWord(thing.from) })}
    />
  );
}

function StayingWellThing({ thing, first }: { thing: Of<'staying-well'>; first: boolean }) {
  const { t } = useTranslation('today');
  return (
    <NextCard
      to="/meg/holde-fast"
      icon="stairs"
      first={first && !thing.mine}
      heading={t('stayingWell.title')}
      note={t(thing.mine ? 'stayingWell.mine' : 'stayingWell.look')}
    />
  );
}

function QuestionnaireCard({ thing, first }: { thing: Of<'questionnaire'>; first: boolean }) {
  const { t } = useTranslation('today');
  const f = useFormat();
  const minutes = t('minutes', { count: Math.max(2, Math.round(thing.instruments.length * 1.5)) });
  const when = thing.started ? t('resume') : dueWords(t, f, thing.due);
  return (
    <NextCard
      to="/skjema/$assignment"
      params={{ assignment: thing.assignment }}
      icon="form"
      tone="sky"
      first={first}
      heading={t('questionnaire.title')}
      note={`${when} · ${minutes}`}
    />
  );
}

function ProgrammeCard({ thing, first }: { thing: Of<'programme'>; first: boolean }) {
  const { t } = useTranslation('today');
  const card = useTitles()?.programmes.find(({ id }) => id === thing.programme);
  const [, title] = card?.parts.find(([id]) => id === thing.part) ?? [];
  const note = `${thing.started ? t('resume') : (card?.title ?? '')} · ${t('minutes', { count: thing.minutesLeft })}`;
  const progress = thing.started
    ? { value: thing.opened, max: thing.of, label: t('stepOf', { n: thing.opened, of: thing.of }) }
    : undefined;
  const look = {
    icon: lookOf(thing.programme).icon,
    first,
    heading: title ?? card?.title ?? t('programme.title'),
    note,
    progress,
  };
  const { programme: slug, part: partId } = thing;
  return thing.screen ? (
    <NextCard to="/program/$slug/$part/$screen" params={{ slug, part: partId, screen: thing.screen }} {...look} />
  ) : (
    <NextCard to="/program/$slug/$part" params={{ slug, part: partId }} {...look} />
  );
}

function WorksheetCard({ thing, first }: { thing: Of<'worksheet'>; first: boolean }) {
  const { t } = useTranslation('today');
  const f = useFormat();
  const [, title, minutes] = useTitles()?.worksheets.find(([id]) => id === thing.worksheet) ?? [];
  const isNight = thing.worksheet === 'sleep-diary';
  const when = thing.started ? t('resume') : t(isNight ? 'nightTo' : 'worksheetFor', { day: f.relative(thing.date) });
  return (
    <NextCard
      to="/dagbok/$worksheet"
      params={{ worksheet: thing.worksheet }}
      icon={isNight ? 'moon' : 'pen'}
      first={first}
      heading={title ?? t('worksheet')}
      note={minutes === undefined ? when : `${when} · ${t('minutes', { count: minutes })}`}
    />
  );
}

function ProposalCard({ thing, first }: { thing: Of<'proposal'>; first: boolean }) {
  const { t } = useTranslation('today');
  const f = useFormat();
  return (
    <NextCard
      to="/time/$about"
      params={{ about: thing.proposal }}
      icon="calendar"
      tone="dawn"
      first={first}
      heading={t('proposal.title', { name: firstWord(thing.with) })}
      note={
        thing.lost
          ? t('proposal.lost')
          : t('proposal.until', { when: `${f.relative(thing.until)} ${f.clockOfTeam(thing.until)}` })
      }
    />
  );
}

function CourseCard({ thing, first }: { thing: Of<'course'>; first: boolean }) {
  const { t } = useTranslation('today');
  const f = useFormat();
  return (
    <NextCard
      to="/samling/$meeting"
      params={{ meeting: thing.meeting }}
      icon="today"
      tone="sky"
      first={first}
      heading={t('course.title', { course: thing.course, when: whenWords(f, thing.start, false) })}
      note={t('course.note', { number: thing.number, of: thing.of, place: thing.place })}
    />
  );
}

function AppointmentCard({ thing }: { thing: Of<'appointment'> }) {
  const { t } = useTranslation('today');
  const f = useFormat();
  const icon: IconName = thing.mode === 'video' ? 'video' : thing.mode === 'phone' ? 'phone' : 'people';
  return (
    <NextCard
      to="/time/$about"
      params={{ about: thing.appointment }}
      icon={icon}
      tone="dawn"
      heading={t('appointment.title', { name: firstWord(thing.with) })}
      note={t(`appointment.${thing.mode}`, { when: whenWords(f, thing.start) })}
    />
  );
}

const firstWord = (name: string) => name.split(' ')[0] ?? name;
const upper = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
const whenWords = (f: Format, at: string, begins = true) => {
  const day = daysBetween(new Date().toISOString(), at) < 7 ? f.relative(at) : f.date(at);
  return `${begins ? upper(day) : day} ${f.clockOfTeam(at)}`;
};

type T = ReturnType<typeof useTranslation<'today'>>['t'];
/** Never a word about being late: a date that has passed is simply no longer named. */
function dueWords(t: T, f: Format, due: string): string {
  const days = daysBetween(new Date().toISOString(), due);
  return days > 0 ? t('due', { day: f.relative(due) }) : t('dueNow');
}
