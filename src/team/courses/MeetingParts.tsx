import { useTranslation } from 'react-i18next';
import { worksheetIds } from '../../content/load';
import { Button } from '../../ui/controls/Button';
import { Select, TextArea, TextField, Tick } from '../../ui/controls/fields';
import { TimeField } from '../../ui/controls/TimeField';
import { useContent } from '../kit/catalogue';
import form from '../kit/form.module.css';
import styles from './courses.module.css';
import { type MeetingDraft, mostSheets, mostTasks, newSheet, newTask, type SheetDraft, type TaskDraft } from './meeting-draft';

type Change = (change: Partial<MeetingDraft>) => void;

/** What is read for a meeting, or after it. One without a title is none. */
export function SheetFields({ sheets, onChange }: { sheets: readonly SheetDraft[]; onChange: Change }) {
  const { t } = useTranslation('courses');
  const set = (next: SheetDraft) => onChange({ sheets: sheets.map((one) => (one.key === next.key ? next : one)) });
  return (
    <>
      {sheets.map((one, i) => (
        <fieldset key={one.key} className={styles.part}>
          <legend>{t('field.sheet', { number: i + 1 })}</legend>
          <TextField
            label={t('field.sheetTitle')}
            maxLength={120}
            value={one.title}
            onChange={(event) => set({ ...one, title: event.target.value })}
          />
          <TextArea
            label={t('field.sheetText')}
            rows={5}
            maxLength={6_000}
            value={one.text}
            onChange={(event) => set({ ...one, text: event.target.value })}
          />
          <Tick checked={one.after} onChange={(event) => set({ ...one, after: event.target.checked })}>
            {t('field.sheetAfter')}
          </Tick>
        </fieldset>
      ))}
      {sheets.length < mostSheets && (
        <Button small variant="tertiary" icon="plus" onClick={() => onChange({ sheets: [...sheets, newSheet()] })}>
          {t('field.sheetMore')}
        </Button>
      )}
    </>
  );
}

/** What is done until the next meeting. One without words is none. */
export function TaskFields({ homework, onChange }: { homework: readonly TaskDraft[]; onChange: Change }) {
  const { t } = useTranslation('courses');
  const content = useContent();
  const set = (next: TaskDraft) => onChange({ homework: homework.map((one) => (one.key === next.key ? next : one)) });
  return (
    <>
      {homework.map((one, i) => (
        <fieldset key={one.key} className={styles.part}>
          <legend>{t('field.task', { number: i + 1 })}</legend>
          <TextField
            label={t('field.taskText')}
            maxLength={300}
            value={one.text}
            onChange={(event) => set({ ...one, text: event.target.value })}
          />
          <Select
            label={t('field.worksheet')}
            value={one.worksheet}
            onChange={({ target }) => set({ ...one, worksheet: target.value })}
          >
            <option value="">{t('field.noWorksheet')}</option>
            {worksheetIds.map((id) => (
              <option key={id} value={id}>
                {content.worksheetName(id)}
              </option>
            ))}
          </Select>
          {one.worksheet && (
            <TextField
              inputMode="numeric"
              label={t('field.times')}
              value={one.times}
              onChange={(event) => set({ ...one, times: event.target.value })}
            />
          )}
        </fieldset>
      ))}
      {homework.length < mostTasks && (
        <Button small variant="tertiary" icon="plus" onClick={() => onChange({ homework: [...homework, newTask()] })}>
          {t('field.taskMore')}
        </Button>
      )}
    </>
  );
}

/** On which day, and at what time. */
export function WhenFields({
  label,
  date,
  time,
  past,
  onChange,
}: {
  label: string;
  date: string;
  /** HH:mm; null: not a time yet */
  time: string | null;
  /** The day has gone by. */
  past: boolean;
  onChange: (change: { date?: string; time?: string | null }) => void;
}) {
  const { t } = useTranslation('courses');
  return (
    <div className={form.pair}>
      <TextField
        type="date"
        label={label}
        value={date}
        error={past ? t('fault.past') : undefined}
        onChange={(event) => onChange({ date: event.target.value })}
      />
      <TimeField label={t('field.time')} value={time} onChange={(next) => onChange({ time: next })} />
    </div>
  );
}

/** How one gets in, and what else whoever comes should know. */
export function WayInFields({
  wayIn,
  note,
  onChange,
}: {
  wayIn: string;
  note: string;
  onChange: (change: { wayIn?: string; note?: string }) => void;
}) {
  const { t } = useTranslation('courses');
  return (
    <div className={form.pair}>
      <TextField
        label={t('field.wayIn')}
        maxLength={200}
        value={wayIn}
        onChange={(event) => onChange({ wayIn: event.target.value })}
      />
      <TextField
        label={t('field.note')}
        maxLength={200}
        value={note}
        onChange={(event) => onChange({ note: event.target.value })}
      />
    </div>
  );
}
