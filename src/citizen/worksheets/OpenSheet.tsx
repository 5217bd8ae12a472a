import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyOf, newValues } from '../../care/worksheets/entry';
import { heldBy, isHomework } from '../../care/worksheets/homework';
import type { EntryValues } from '../../care/worksheets/types';
import { useView } from '../../engine/engine';
import { localDate, useFormat } from '../../ui/format';
import { useCatalogue } from '../kit/useProgramme';
import { localClock } from './clock';
import { EntryForm } from './EntryForm';
import { OtherDay } from './OtherDay';
import { type OpenSheetProps, SheetFront } from './SheetFront';
import type { Sheet } from './useEntries';
import type { Opening } from './useEntryDraft';

/** Either the worksheet as it stands, or one entry of it being written. A diary opens at last night while it is not written. */
export function OpenSheet(props: OpenSheetProps) {
  const { structure, caseRef, entries, startsNew, variant, alone, from, onLeave } = props;
  const { t } = useTranslation('programme');
  const f = useFormat();
  const { data: view } = useView('case', { caseRef });
  const catalogue = useCatalogue() ?? [];
  const programmes = view?.programmes ?? [];
  const held = heldBy(structure.id, programmes, catalogue);
  const homework = !alone && (from !== null || isHomework(structure.id, view?.worksheets ?? [], programmes, catalogue));
  const today = localDate(new Date());
  const daily = structure.repeat === 'one-a-day';
  const [chosen, setChosen] = useState<Opening | 'front' | null>(null);
  const onDate = (date: string) => entries.find((one) => one.date === date) ?? null;
  const opening = (sheet: Sheet | null, change: Partial<Opening> = {}): Opening => ({
    draftId: sheet?.entry ?? 'new',
    sheet,
    phase: 'before',
    variant,
    ...change,
  });
  const day = (date: string): Opening =>
    opening(onDate(date), {
      draftId: date,
      values: { ...newValues(structure, localClock()), [structure.dateField ?? 'date']: date },
    });
  const begin = (values?: EntryValues): Opening =>
    daily
      ? day(today)
      : opening(null, values ? { values: { ...newValues(structure, localClock()), ...values }, draftId: 'new' } : {});
  const first = startsNew || (daily ? onDate(today) === null : entries.length === 0);
  // The day that a form was opened for stays, whatever midnight or another device brings.
  const [atOpening] = useState(() => (first ? begin() : null));
  const open = held ? chosen : (chosen ?? atOpening);

  if (open === null || open === 'front')
    return (
      <SheetFront
        {...props}
        held={held}
        today={today}
        onNew={(values) => setChosen(begin(values))}
        onEdit={(sheet) => setChosen(daily ? day(sheet.date) : opening(sheet))}
        onGoOn={(sheet) => setChosen(opening(sheet, { phase: 'after', draftId: `${sheet.entry}/after` }))}
        onCopy={
          daily || structure.repeat === 'one' || held
            ? null
            : (sheet) =>
                setChosen(
                  opening(null, { values: copyOf(structure, sheet.values, localClock()), draftId: `copy/${sheet.entry}` }),
                )
        }
      />
    );
  const date = daily ? open.draftId : today;
  return (
    <EntryForm
      key={`${open.draftId}${open.phase}`}
      structure={structure}
      caseRef={caseRef}
      opening={open}
      homework={homework}
      onDone={() => (startsNew && from ? onLeave() : setChosen('front'))}
      onClose={() => (entries.length > 0 && !startsNew ? setChosen('front') : onLeave())}
      heading={daily ? t('sheet.nightTo', { day: f.weekday(date) }) : undefined}
      daily={daily ? <OtherDay today={today} date={date} lateDays={3} onChoose={(one) => setChosen(day(one))} /> : undefined}
    />
  );
}
