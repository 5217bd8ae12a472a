import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ProgrammeBlock } from '../../../care/programmes/types';
import { NextCard } from '../../../ui/controls/links';
import { Loading } from '../../../ui/controls/states';
import { localDate } from '../../../ui/format';
import { SheetView } from '../../../ui/worksheets/SheetView';
import { useLabel } from '../../../ui/worksheets/useReading';
import { SleepViews } from '../../worksheets/sleep/SleepViews';
import { WindowView } from '../../worksheets/sleep/WindowView';
import { useEntries } from '../../worksheets/useEntries';
import { useWorksheet } from '../../worksheets/useRefChoices';
import { usePlace } from './answer';
import { TryIt } from './TryIt';

/** A worksheet inside a programme: a way to fill in an entry and back again, or one of its views drawn in place. */
export function WorksheetBlock({ block }: { block: Extract<ProgrammeBlock, { type: 'worksheet' }> }) {
  const { t } = useTranslation('programme');
  const word = useLabel();
  const place = usePlace();
  const { screen } = useParams({ strict: false });
  const { data: structure } = useWorksheet(block.ref);
  const entries = useEntries(place.caseRef, block.ref);
  const practice = useEntries(place.caseRef, structure?.ladder?.practice);
  const today = localDate(new Date());
  if (!entries || !structure) return <Loading />;
  const way = (
    <NextCard
      to="/dagbok/$worksheet"
      params={{ worksheet: block.ref }}
      search={{
        ny: block.mode === 'fill' && (structure.repeat !== 'one' || entries.length === 0) ? true : undefined,
        skjema: block.variant ?? undefined,
        alene: block.share ? undefined : true,
        fra: screen ? `${place.programme}/${place.part}/${screen}` : undefined,
      }}
      icon={block.ref === 'sleep-diary' ? 'moon' : 'form'}
      tone="sky"
      heading={word(`${block.ref}.title`)}
      note={t('path.entries', { count: entries.length })}
    />
  );
  if (block.mode === 'fill') return way;
  if (block.ref === 'sleep-diary')
    return block.view === 'window' || block.view === 'window-review' ? (
      <TryIt>
        <WindowView caseRef={place.caseRef} entries={entries} review={block.view === 'window-review'} />
      </TryIt>
    ) : (
      <SleepViews entries={entries} today={today} view="course" />
    );
  const view = structure.views?.find(({ id }) => id === block.view);
  return (
    <div className="stack">
      {view && entries.length > 0 && (
        <SheetView structure={structure} view={view} entries={entries} today={today} practice={practice ?? []} />
      )}
      {way}
    </div>
  );
}
