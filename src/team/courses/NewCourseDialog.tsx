import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { courseModes } from '../../care/items/choices';
import { localDate } from '../../care/time/dates';
import type { Acts, CaseRef } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { Picks, Select, TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { Hint } from '../../ui/controls/parts';
import { ActDialog } from '../kit/ActDialog';
import form from '../kit/form.module.css';
import { Pick } from '../kit/Pick';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import styles from './courses.module.css';
import { Leaders } from './Leaders';
import { WayInFields, WhenFields } from './MeetingParts';
import { asCourse, type CourseDraft, emptyCourse, faultIn, isCourseDraft, madeOf } from './new-course';
import { useTemplates } from './useTemplates';

/** A course begins: of a template or of nothing, with its first day, its place and who leads it. */
export function NewCourseDialog({ now, onClose, onMade }: { now: string; onClose: () => void; onMade: (ref: CaseRef) => void }) {
  const { t } = useTranslation('courses');
  const say = useSay();
  const { account } = useMe();
  const templates = useTemplates();
  const empty = emptyCourse(localDate(now), account);
  const draft = useDraft<CourseDraft>('new-course', empty, isCourseDraft);
  const [tried, setTried] = useState(false);
  const d = draft.value ?? empty;
  const set = (change: Partial<CourseDraft>) => draft.set({ ...d, ...change });
  const template = templates?.find(({ id }) => id === d.template) ?? null;
  const fault = tried ? faultIn(d, now) : null;
  const begin = () => {
    setTried(true);
    if (faultIn(d, now) || (d.template && !template)) return null;
    return async ({ beginCourse }: Acts) => {
      onMade(await beginCourse(asCourse(d, template, (number) => t('meeting.untitled', { number }))));
      say(t('new.done', { title: d.title.trim() }));
    };
  };
  return (
    <ActDialog heading={t('new.title')} label={t('new.do')} act={begin} words={[draft]} wide onClose={onClose}>
      <Select
        label={t('new.template')}
        value={d.template}
        onChange={({ target }) => {
          const one = templates?.find(({ id }) => id === target.value);
          draft.set(one ? madeOf(d, one) : { ...d, template: '' });
        }}
      >
        <option value="">{t('new.ofNothing')}</option>
        {templates?.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Select>
      {template && <p>{template.about}</p>}
      {template?.reviewStatus === 'needs-clinical-review' && <Hint icon="info">{t('new.review')}</Hint>}
      <div className={form.pair}>
        <TextField
          required
          label={t('field.title')}
          maxLength={80}
          value={d.title}
          error={fault === 'title' ? t('fault.title') : undefined}
          onChange={(event) => set({ title: event.target.value })}
        />
        <TextField
          inputMode="numeric"
          label={t('field.places')}
          value={d.places}
          error={fault === 'places' ? t('fault.places') : undefined}
          onChange={(event) => set({ places: event.target.value })}
        />
      </div>
      <Picks
        legend={t('field.mode')}
        options={courseModes.map((value) => ({ value, label: t(`mode.${value}`) }))}
        chosen={d.mode}
        onChoose={(mode) => set({ mode })}
      />
      <div className={styles.chips}>
        <Pick checked={d.rolling} onChange={(rolling) => set({ rolling })}>
          {t('field.rolling')}
        </Pick>
      </div>
      <Leaders chosen={d.leaders} error={fault === 'leaders'} onChoose={(leaders) => set({ leaders })} />
      <WhenFields label={t('field.first')} date={d.date} time={d.time} past={fault === 'past'} onChange={set} />
      <div className={form.pair}>
        <TextField
          inputMode="numeric"
          label={t('field.minutes')}
          value={d.minutes}
          onChange={(event) => set({ minutes: event.target.value })}
        />
        {template ? (
          <p className="muted">{t('new.meetings', { count: template.meetings.length })}</p>
        ) : (
          <TextField
            inputMode="numeric"
            label={t('field.count')}
            value={d.count}
            onChange={(event) => set({ count: event.target.value })}
          />
        )}
      </div>
      <div role="status">{fault === 'time' && <p className={fields.error}>{t('fault.time')}</p>}</div>
      <TextField
        required
        label={t('field.place')}
        maxLength={120}
        value={d.place}
        error={fault === 'place' ? t('fault.place') : undefined}
        onChange={(event) => set({ place: event.target.value })}
      />
      <WayInFields wayIn={d.wayIn} note={d.note} onChange={set} />
    </ActDialog>
  );
}
