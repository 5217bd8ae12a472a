import { useTranslation } from 'react-i18next';
import type { Held } from '../../care/worksheets/homework';
import type { WorksheetStructure } from '../../care/worksheets/types';
import { useOwn, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { ButtonLink, IconLink } from '../../ui/controls/links';
import { Netline } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar, TopTitle } from '../../ui/Phone';
import { SheetView } from '../../ui/worksheets/SheetView';
import { useLabel } from '../../ui/worksheets/useReading';
import { EntryList } from './EntryList';
import { HeldCard } from './HeldCard';
import { KeepSheet } from './KeepSheet';
import { SleepViews } from './sleep/SleepViews';
import { draftEntryKey, type Sheet, useEntries } from './useEntries';
import { useSheetActs } from './useSheetActs';
import { WeekDays } from './WeekDays';
import { WithdrawalCard } from './WithdrawalCard';
import worksheets from './worksheets.module.css';

export interface OpenSheetProps {
  structure: WorksheetStructure;
  caseRef: string;
  entries: readonly Sheet[];
  /** Led here to fill in, not to look. */
  startsNew: boolean;
  variant: string | undefined;
  /** The programme that led here leaves it with the citizen. */
  alone: boolean;
  /** The place in a programme that led here. */
  from: { slug: string; part: string; screen: string } | null;
  onLeave: () => void;
}

/** A worksheet as it stands: its view, its entries, and the way to a new one. */
export function SheetFront({
  structure,
  caseRef,
  entries,
  from,
  held,
  today,
  onNew,
  onEdit,
  onGoOn,
  onCopy,
}: OpenSheetProps & {
  held: Held | null;
  today: string;
  onNew: (values?: Record<string, unknown>) => void;
  onEdit: (sheet: Sheet) => void;
  onGoOn: (sheet: Sheet) => void;
  onCopy: ((sheet: Sheet) => void) | null;
}) {
  const { t } = useTranslation('programme');
  const word = useLabel();
  const { data: view } = useView('case', { caseRef });
  const acts = useSheetActs(structure, caseRef);
  const { data: begun } = useOwn(draftEntryKey(structure.id, 'new'));
  const goesOn = begun?.some(({ value }) => value !== null) ?? false;
  const practice = useEntries(caseRef, structure.ladder?.practice);
  const title = word(structure.title);
  const newest = entries.at(-1);
  const [main] = structure.views ?? [];
  const daily = structure.repeat === 'one-a-day';
  // What there is one of, and it is written: it can be changed, quietly, and not where "Ferdig" was pressed a moment ago.
  const written = daily ? entries.find(({ date }) => date === today) : structure.repeat === 'one' ? newest : undefined;
  return (
    <Phone
      room={worksheets.sheet}
      header={
        <TopBar
          start={
            from ? (
              <IconLink to="/program/$slug/$part/$screen" params={from} icon="back" label={t('sheet.toProgramme')} />
            ) : (
              <IconLink to={daily ? '/' : '/dagbok'} icon="back" label={t('sheet.close')} />
            )
          }
          title={<TopTitle>{title}</TopTitle>}
        />
      }
    >
      <Flow>
        <Netline />
        {structure.id !== 'sleep-diary' && <h1>{title}</h1>}
        {held && <HeldCard {...held} />}
        {structure.id === 'alcohol-diary' && view && (
          <WithdrawalCard structure={structure} entries={entries} view={view} today={today} />
        )}
        {structure.id === 'sleep-diary' && <SleepViews entries={entries} today={today} view="week" />}
        {!held && !written && (
          <Button wide onClick={() => onNew()}>
            {t(daily ? 'sheet.today' : goesOn ? 'sheet.continue' : 'sheet.new')}
          </Button>
        )}
        {structure.grid && (
          <WeekDays structure={structure} entries={entries} today={today} onAdd={held ? null : onNew} onOpen={onGoOn} />
        )}
        {main && structure.id !== 'sleep-diary' && entries.length > 0 && (
          <SheetView structure={structure} view={main} entries={entries} today={today} practice={practice ?? []} />
        )}
        {structure.ladder?.practice && entries.length > 0 && (
          <ButtonLink to="/dagbok/$worksheet" params={{ worksheet: structure.ladder.practice }} variant="secondary" icon="pen">
            {t('sheet.practise')}
          </ButtonLink>
        )}
        {!held && written && (
          <Button variant="secondary" icon="pen" onClick={() => (daily ? onNew() : onEdit(written))}>
            {t(daily ? 'sheet.edit' : 'sheet.editPlan')}
          </Button>
        )}
        <EntryList
          structure={structure}
          caseRef={caseRef}
          entries={entries}
          acts={acts}
          today={today}
          doings={{ edit: onEdit, goOn: onGoOn, copy: onCopy }}
        />
        {entries.length > 0 && <KeepSheet structure={structure} entries={entries} />}
      </Flow>
    </Phone>
  );
}
