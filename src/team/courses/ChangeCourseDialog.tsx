import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRecord } from '../../care/is-record';
import type { Acts, ShownCourse } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { TextField, Tick } from '../../ui/controls/fields';
import { ActDialog } from '../kit/ActDialog';
import form from '../kit/form.module.css';
import { Leaders } from './Leaders';

interface Changed {
  title: string;
  places: string;
  leaders: string[];
  ended: boolean;
}
const isChanged = (value: unknown): value is Changed =>
  isRecord(value) && typeof value.title === 'string' && typeof value.places === 'string' && Array.isArray(value.leaders);

/** What a course is called, how many it has room for, who leads it, and that it is over. */
export function ChangeCourseDialog({ course, onClose }: { course: ShownCourse; onClose: () => void }) {
  const { t } = useTranslation('courses');
  const { title, places, leaders, ended = false } = course;
  const now: Changed = { title, places: String(places), leaders, ended };
  const draft = useDraft<Changed>(`course/${course.courseRef}`, now, isChanged);
  const [tried, setTried] = useState(false);
  const d = draft.value ?? now;
  const set = (change: Partial<Changed>) => draft.set({ ...d, ...change });
  const room = Number(d.places);
  const fault =
    d.title.trim() === ''
      ? 'title'
      : !Number.isInteger(room) || room < 1 || room > 40
        ? 'places'
        : d.leaders.length < 1 || d.leaders.length > 3
          ? 'leaders'
          : null;
  const shown = tried ? fault : null;
  const change = () => {
    setTried(true);
    if (fault) return null;
    const next = { title: d.title.trim(), places: room, leaders: d.leaders, ended: d.ended };
    return ({ changeCourse }: Acts) => changeCourse(course.courseRef, next);
  };
  return (
    <ActDialog heading={t('change.title')} label={t('change.do')} act={change} words={[draft]} onClose={onClose}>
      <div className={form.pair}>
        <TextField
          label={t('field.title')}
          maxLength={80}
          value={d.title}
          error={shown === 'title' ? t('fault.title') : undefined}
          onChange={(event) => set({ title: event.target.value })}
        />
        <TextField
          inputMode="numeric"
          label={t('field.places')}
          description={t('change.places')}
          value={d.places}
          error={shown === 'places' ? t('fault.places') : undefined}
          onChange={(event) => set({ places: event.target.value })}
        />
      </div>
      <Leaders chosen={d.leaders} error={shown === 'leaders'} onChoose={(next) => set({ leaders: next })} />
      <Tick checked={d.ended} onChange={(event) => set({ ended: event.target.checked })}>
        <b>{t('change.ended')}</b>
        <br />
        <span className="muted">{t('change.endedHelp')}</span>
      </Tick>
    </ActDialog>
  );
}
