import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nextMeeting } from '../../care/courses/course';
import type { Acts, CaseRef } from '../../client/api';
import { Button } from '../../ui/controls/Button';
import fields from '../../ui/controls/fields.module.css';
import { useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import type { OfCase } from '../kit/of-case';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import { CourseChoice } from './CourseChoice';

/** The courses of one person: how they stand, what is next, what they have said of it; and the way onto another. */
export function CaseCourses({ caseRef, view, called, now }: OfCase & { now: string }) {
  const { t } = useTranslation('courses');
  const f = useFormat();
  const [open, setOpen] = useState(false);
  return (
    <div className={`card ${room.block}`}>
      <h3>{t('title')}</h3>
      {view.courses.length === 0 && <p className="muted">{t('case.none')}</p>}
      {view.courses.map(({ course, title, state, meetings }) => {
        const next = state === 'place' ? nextMeeting(meetings, now) : null;
        return (
          <p key={course}>
            <b dir="auto">{title}</b>, {t(`case.${state}`)}
            {next && `. ${f.moment(next.start, now)}, ${next.place}`}
            {next?.coming === false && `. ${t('case.cannot', { name: called })}`}
          </p>
        );
      })}
      {view.deleted === null && !view.discharged && (
        <div className={room.acts}>
          <Button small variant="tertiary" icon="plus" onClick={() => setOpen(true)}>
            {t('case.signUp')}
          </Button>
        </div>
      )}
      {open && (
        <OntoCourse
          caseRef={caseRef}
          called={called}
          on={view.courses.flatMap(({ course, state }) => (state === 'left' ? [] : [course]))}
          now={now}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

function OntoCourse({
  caseRef,
  called,
  on,
  now,
  onClose,
}: {
  caseRef: CaseRef;
  called: string;
  on: readonly string[];
  now: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('courses');
  const say = useSay();
  const [chosen, setChosen] = useState<{ courseRef: CaseRef; title: string } | null>(null);
  const [tried, setTried] = useState(false);
  const act = () => {
    setTried(true);
    if (!chosen) return null;
    return async ({ signUp }: Acts) => {
      const state = await signUp(chosen.courseRef, caseRef);
      say(t(`signUp.${state}`, { name: called, title: chosen.title }));
    };
  };
  return (
    <ActDialog heading={t('case.signUpTitle', { name: called })} label={t('signUp.open')} act={act} onClose={onClose}>
      <CourseChoice legend={t('choice.legend')} chosen={chosen?.courseRef ?? null} without={on} now={now} onChoose={setChosen} />
      <div role="status">{tried && !chosen && <p className={fields.error}>{t('choice.choose')}</p>}</div>
    </ActDialog>
  );
}
