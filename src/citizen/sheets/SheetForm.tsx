import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entryFaults, entryQuestions, isEmpty, isShown, sharedValues } from '../../care/worksheets/check';
import type { EntryValues, Field, WorksheetStructure } from '../../care/worksheets/types';
import { Button, IconButton } from '../../ui/Button';
import { useDraft } from '../../ui/draft';
import { errorCode, useEngine, useView } from '../../ui/engine';
import { useFormat } from '../../ui/format';
import { newId } from '../../ui/newId';
import { Phone, TopBar } from '../../ui/Phone';
import { Hint, Saved } from '../../ui/parts';
import { ErrorCard, Loading, Netline } from '../../ui/states';
import { useTherapist } from '../therapist';
import { NightCard } from './NightCard';
import { SheetField, useLabel } from './SheetField';
import { draftEntryKey, entryKey, type Sheet } from './useEntries';

interface Held {
  entry: string;
  values: EntryValues;
  share: boolean;
}
const isHeld = (v: unknown): v is Held | null =>
  v === null || (typeof v === 'object' && 'entry' in v && 'values' in v && 'share' in v);

/** One entry of any worksheet: on disk at every keystroke, shared or not by a switch that says who sees it. */
export function SheetForm({
  structure,
  caseRef,
  date,
  sheet,
  draftId,
  onDone,
  onClose,
  onOtherDate,
}: {
  structure: WorksheetStructure;
  caseRef: string;
  date: string;
  sheet: Sheet | null;
  draftId: string;
  onDone: () => void;
  onClose: () => void;
  onOtherDate?: (date: string) => void;
}) {
  const { t } = useTranslation('programme');
  const word = useLabel();
  const f = useFormat();
  const engine = useEngine();
  const { firstName } = useTherapist();
  const { data: view } = useView('case', { caseRef });
  const draft = useDraft<Held | null>(draftEntryKey(structure.id, draftId), null, isHeld);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [start] = useState<Held>(() => ({
    entry: sheet?.entry ?? newId(),
    values: sheet?.values ?? initial(structure, date),
    share: sheet
      ? sheet.shared
      : isOn(structure, view?.worksheets.some((w) => w.worksheet === structure.id && w.assigned) ?? true),
  }));
  const held = draft.value ?? start;
  const faults = entryFaults(structure, held.values);
  const questions = entryQuestions(structure, held.values);
  const count = Object.keys(faults).length;
  const daily = structure.repeat === 'one-a-day';

  const set = (values: EntryValues) => draft.set({ ...held, values });
  const done = async () => {
    setTried(true);
    if (count > 0) return;
    setError(null);
    try {
      const own = {
        entry: held.entry,
        date: typeof held.values.date === 'string' ? held.values.date : date,
        values: held.values,
      };
      const kept = { ...own, at: new Date().toISOString() };
      if (held.share) {
        // What is the citizen's own stays here; the rest is read from the case.
        const alone = structure.fields.some((fld) => fld.share === 'off' && !isEmpty(held.values[fld.id]));
        if (alone) await engine.saveOwn(entryKey(structure.id, held.entry), kept);
        const values = sharedValues(structure, held.values);
        await engine.write(caseRef, { kind: 'entry', worksheet: structure.id, ...own, values } as Parameters<
          typeof engine.write
        >[1]);
        if (!alone) await engine.removeOwn(entryKey(structure.id, held.entry));
      } else {
        await engine.saveOwn(entryKey(structure.id, held.entry), kept);
      }
      await draft.clear();
      onDone();
    } catch (failure) {
      setError(failure);
    }
  };

  const field = (fld: Field) => (
    <SheetField
      key={fld.id}
      field={fld}
      value={held.values[fld.id]}
      fault={tried ? faults[fld.id] : undefined}
      onChange={(next) => set({ ...held.values, [fld.id]: next })}
    />
  );
  const groups = structure.groups ?? [];
  const shown = structure.fields.filter((fld) => isShown(structure, fld, held.values) && !(daily && fld.id === 'date'));
  const first = shown.filter((fld) => !fld.group || !later(structure).includes(fld.group));
  const more = groups
    .filter((g) => later(structure).includes(g))
    .map((g) => ({ group: g, fields: shown.filter((fld) => fld.group === g) }));

  return (
    <Phone
      room="diary"
      title={word(structure.title)}
      header={
        <TopBar
          start={<IconButton icon="close" label={t('sheet.close')} onClick={onClose} />}
          title={<p className="top-title">{word(structure.title)}</p>}
        />
      }
      bottom={
        <>
          {draft.savedAt && <Saved at={draft.savedAt} />}
          <div role="status">{tried && count > 0 && <p className="field-error">{t('sheet.missing', { count })}</p>}</div>
          <Button wide onClick={() => void done()}>
            {t('sheet.done')}
          </Button>
        </>
      }
    >
      <div className="flow">
        <Netline />
        <h1>{daily ? t('sheet.nightTo', { day: f.weekday(date) }) : word(structure.title)}</h1>
        {draft.value === null && draft.savedAt === null && !view ? <Loading /> : null}
        {structure.id === 'sleep-diary' && <NightCard values={held.values} />}
        <div className="card row-fields">{first.map(field)}</div>
        {more.map(({ group, fields }) => (
          <details className="ds-details more" key={group}>
            <summary>{t(group === 'evening' ? 'sheet.evening' : 'sheet.more')}</summary>
            <div className="row-fields">{fields.map(field)}</div>
          </details>
        ))}
        {Object.entries(questions).map(([about, message]) => (
          <Hint key={about}>{word(message)}</Hint>
        ))}
        {onOtherDate && <OtherNight date={date} onChoose={onOtherDate} lateDays={3} />}
        {structure.privacy.perEntrySwitch && (
          <label className="card share">
            <span>
              <b>{t('sheet.share', { name: firstName })}</b>
              <small>{held.share ? t('sheet.share.on', { name: firstName }) : t('sheet.share.off')}</small>
            </span>
            <input
              className="ds-input"
              type="checkbox"
              role="switch"
              autoComplete="off"
              checked={held.share}
              aria-checked={held.share}
              // What has been shared has been read; it cannot be called back, only changed.
              disabled={sheet?.shared}
              onChange={(event) => draft.set({ ...held, share: event.target.checked })}
            />
          </label>
        )}
        {error !== null && <ErrorCard code={errorCode(error)} retry={() => void done()} />}
      </div>
    </Phone>
  );
}

/** A night can be written a few days late; then it is no longer remembered well enough to reckon with. */
function OtherNight({ date, onChoose, lateDays }: { date: string; onChoose: (date: string) => void; lateDays: number }) {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const days = Array.from({ length: lateDays + 1 }, (_, i) => {
    const d = new Date();
    d.setDate(d.getDate() - i);
    return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`;
  });
  return (
    <details className="ds-details more">
      <summary>{t('sheet.other')}</summary>
      <ul className="days">
        {days.map((day) => (
          <li key={day}>
            <Button variant={day === date ? 'primary' : 'secondary'} aria-pressed={day === date} onClick={() => onChoose(day)}>
              {f.date(day)}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

const later = (structure: WorksheetStructure): readonly string[] =>
  structure.id === 'sleep-diary' ? ['yesterday', 'evening'] : (structure.optionalGroups ?? []);
const isOn = (structure: WorksheetStructure, homework: boolean) =>
  (homework ? structure.privacy.asHomework : structure.privacy.alone) === 'on';
function initial(structure: WorksheetStructure, date: string): EntryValues {
  const values: EntryValues = {};
  for (const fld of structure.fields) {
    if (fld.default === 'today') values[fld.id] = date;
    else if (fld.default !== undefined) values[fld.id] = fld.default;
  }
  return values;
}
