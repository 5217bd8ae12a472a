import { useTranslation } from 'react-i18next';
import type { ProgrammeBlock } from '../../care/programme/types';
import { localDate } from '../../ui/format';
import { NextCard } from '../../ui/links';
import { Loading } from '../../ui/states';
import { usePlace } from '../programme/blocks/answer';
import { TryIt } from '../programme/blocks/TryIt';
import { useLabel } from './SheetField';
import { SleepViews } from './SleepViews';
import { useEntries } from './useEntries';
import { WindowView } from './WindowView';

/** A worksheet inside a programme: a way to fill in an entry, or one of its views drawn in place. */
export function WorksheetBlock({ block }: { block: Extract<ProgrammeBlock, { type: 'worksheet' }> }) {
  const { t } = useTranslation('programme');
  const word = useLabel();
  const place = usePlace();
  const entries = useEntries(place.caseRef, block.ref);
  if (!entries) return <Loading />;
  if (block.mode === 'fill' || block.ref !== 'sleep-diary')
    return (
      <NextCard
        to="/dagbok/$worksheet"
        params={{ worksheet: block.ref }}
        icon={block.ref === 'sleep-diary' ? 'moon' : 'form'}
        tone="sky"
        heading={word(`${block.ref}.title`)}
        note={t('path.entries', { count: entries.length })}
      />
    );
  if (block.view === 'window' || block.view === 'window-review')
    return (
      <TryIt>
        <WindowView caseRef={place.caseRef} entries={entries} review={block.view === 'window-review'} />
      </TryIt>
    );
  return <SleepViews entries={entries} today={localDate(new Date())} view="course" />;
}
