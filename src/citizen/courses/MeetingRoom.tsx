import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { endOf } from '../../care/courses/course';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { Icon, type IconName } from '../../ui/controls/Icon';
import { ButtonLink, IconLink } from '../../ui/controls/links';
import { Hint } from '../../ui/controls/parts';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { Flow, Pair } from '../../ui/Flow';
import { type Format, useFormat } from '../../ui/format';
import { Phone, TopBar, TopTitle } from '../../ui/Phone';
import { useNames } from '../kit/people';
import styles from './courses.module.css';
import { Materials } from './Materials';
import { type Found, useMeeting } from './useMeeting';

/** One meeting of a course: when, where, who leads it, and what is read and done for it. There is nobody else on this page. */
export function MeetingRoom() {
  const { t } = useTranslation('courses');
  const { caseRef, now, found } = useMeeting();
  const numbered = found && found.number > 0 ? t('meeting.number', { number: found.number, of: found.of }) : t('meeting.title');
  const header = (
    <TopBar start={<IconLink to="/" icon="back" label={t('meeting.back')} />} title={<TopTitle>{numbered}</TopTitle>} />
  );
  if (!found || !caseRef)
    return (
      <Phone header={header}>
        <Flow>
          {found === null ? (
            <EmptyState
              heading={t('meeting.gone')}
              action={
                <ButtonLink to="/meldinger" variant="secondary">
                  {t('meeting.write')}
                </ButtonLink>
              }
            >
              {t('meeting.goneText')}
            </EmptyState>
          ) : (
            <Loading lines={3} page />
          )}
        </Flow>
      </Phone>
    );
  const ahead = !found.meeting.cancelled && found.course.state === 'place' && endOf(found.meeting) > Date.parse(now);
  return (
    <Phone header={header} bottom={ahead ? <Coming caseRef={caseRef} found={found} now={now} /> : undefined}>
      <Flow>
        <h1>{found.meeting.title}</h1>
        <Facts found={found} now={now} />
        <Materials meeting={found.meeting} now={now} />
        <Hint icon="lock">{t('meeting.alone')}</Hint>
      </Flow>
    </Phone>
  );
}

function Facts({ found: { course, meeting }, now }: { found: Found; now: string }) {
  const { t } = useTranslation('courses');
  const f = useFormat();
  const names = useNames();
  const when = whenOf(f, meeting, now);
  return (
    <>
      {meeting.cancelled && <Hint icon="close">{t('meeting.cancelled')}</Hint>}
      {course.state !== 'place' && <Hint icon="info">{t(`state.${course.state}`, { title: course.title })}</Hint>}
      <ul className={`card ${styles.facts}`}>
        <Fact icon="clock" note={course.title}>
          {when}
        </Fact>
        <Fact icon="pin" note={meeting.wayIn}>
          {meeting.place}
        </Fact>
        <Fact icon="people" note={meeting.note}>
          {f.list(course.leaders.map(names.full))}
        </Fact>
      </ul>
    </>
  );
}

function Fact({ icon, note, children }: { icon: IconName; note?: string | undefined; children: ReactNode }) {
  return (
    <li>
      <Icon name={icon} />
      <span>
        <b>{children}</b>
        {note && <small>{note}</small>}
      </span>
    </li>
  );
}

/** Two answers of the same weight, of which neither asks why. */
function Coming({ caseRef, found: { course, meeting }, now }: { caseRef: CaseRef; found: Found; now: string }) {
  const { t } = useTranslation('courses');
  const f = useFormat();
  const { busy, failed, act } = useAct();
  const { coming } = meeting;
  const answer = (next: boolean) => {
    if (next === coming) return;
    const item = { kind: 'course-answer' as const, course: course.course, meeting: meeting.meeting, coming: next };
    void act(({ write }) => write(caseRef, item));
  };
  const cannot = f.relative(meeting.start, now);
  return (
    <>
      <div role="status">
        {coming !== null && <Hint icon={coming ? 'check' : 'message'}>{t(coming ? 'coming.yes' : 'coming.no')}</Hint>}
      </div>
      {failed && <ErrorCard code={failed} />}
      <Pair>
        <Button variant="secondary" busy={busy} aria-pressed={coming === false} onClick={() => answer(false)}>
          {t('coming.cannot', { day: cannot })}
        </Button>
        <Button busy={busy} aria-pressed={coming === true} onClick={() => answer(true)}>
          {t('coming.come')}
        </Button>
      </Pair>
    </>
  );
}

function whenOf(f: Format, { start, minutes }: { start: string; minutes: number }, now: string): string {
  const end = new Date(Date.parse(start) + minutes * 60_000).toISOString();
  const day = f.relative(start, now);
  return `${day.charAt(0).toLocaleUpperCase()}${day.slice(1)} ${f.clockOfTeam(start)}–${f.time(end)}`;
}
