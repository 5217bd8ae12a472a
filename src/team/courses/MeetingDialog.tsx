import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseMeeting } from '../../care/courses/course';
import type { Acts, ShownCourse } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { TextField, Tick } from '../../ui/controls/fields';
import { ActDialog } from '../kit/ActDialog';
import form from '../kit/form.module.css';
import { SheetFields, TaskFields, WayInFields, WhenFields } from './MeetingParts';
import { asMeeting, asTyped, faultIn, isMeetingDraft, type MeetingDraft } from './meeting-draft';

/** A meeting as participants see it: when, where, what is read for it, what is done after it; or that it does not take place. */
export function MeetingDialog({
  course,
  meeting,
  now,
  onClose,
}: {
  course: ShownCourse;
  meeting: CourseMeeting;
  now: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('courses');
  const [known] = useState(() => asTyped(meeting));
  const draft = useDraft<MeetingDraft>(`course-meeting/${meeting.meeting}`, known, isMeetingDraft);
  const [tried, setTried] = useState(false);
  const d = draft.value ?? known;
  const set = (change: Partial<MeetingDraft>) => draft.set({ ...d, ...change });
  const fault = tried ? faultIn(d, meeting, now) : null;
  const change = () => {
    setTried(true);
    if (faultIn(d, meeting, now)) return null;
    return ({ changeMeeting }: Acts) => changeMeeting(course.courseRef, asMeeting(d, meeting));
  };
  return (
    <ActDialog heading={t('meeting.change')} label={t('meeting.save')} act={change} words={[draft]} wide onClose={onClose}>
      <p>{t('meeting.seen')}</p>
      <TextField
        label={t('field.meetingTitle')}
        maxLength={120}
        value={d.title}
        error={fault === 'title' ? t('fault.title') : undefined}
        onChange={(event) => set({ title: event.target.value })}
      />
      <WhenFields label={t('field.date')} date={d.date} time={d.time} past={fault === 'past'} onChange={set} />
      <div className={form.pair}>
        <TextField
          inputMode="numeric"
          label={t('field.minutes')}
          value={d.minutes}
          error={fault === 'time' ? t('fault.time') : undefined}
          onChange={(event) => set({ minutes: event.target.value })}
        />
        <TextField
          label={t('field.place')}
          maxLength={120}
          value={d.place}
          error={fault === 'place' ? t('fault.place') : undefined}
          onChange={(event) => set({ place: event.target.value })}
        />
      </div>
      <WayInFields wayIn={d.wayIn} note={d.note} onChange={set} />
      <Tick checked={d.cancelled} onChange={(event) => set({ cancelled: event.target.checked })}>
        {t('meeting.cancel')}
      </Tick>
      <SheetFields sheets={d.sheets} onChange={set} />
      <TaskFields homework={d.homework} onChange={set} />
    </ActDialog>
  );
}
