import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case';
import type { CaseRef } from '../../client/api';
import { useFormat } from '../../ui/format';
import { useContent } from '../content';
import { SheetDialog } from './SheetDialog';

/** A worksheet in the column of work: when something of it was shared last, and the whole of it one press away. */
export function Entries({
  caseRef,
  view,
  worksheet,
  called,
  now,
}: {
  caseRef: CaseRef;
  view: CaseView;
  worksheet: string;
  called: string;
  now: string;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const content = useContent();
  const [open, setOpen] = useState(false);
  const entries = view.entries[worksheet] ?? [];
  const newest = entries.at(-1);
  const title = content.worksheetName(worksheet);
  return (
    <div className="card blk">
      <h3>{title}</h3>
      {newest ? (
        <p className="muted">{t('entry.shared', { when: f.moment(newest.at, now) })}</p>
      ) : (
        <p className="muted">{t('entry.none')}</p>
      )}
      {newest && (
        <div className="acts2">
          <button type="button" className="tbl" onClick={() => setOpen(true)}>
            {t('entry.all', { count: entries.length })}
            <span className="ds-sr-only"> {title}</span>
          </button>
        </div>
      )}
      {open && (
        <SheetDialog
          caseRef={caseRef}
          view={view}
          worksheet={worksheet}
          called={called}
          now={now}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
