import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { CaseRef } from '../../client/api';
import button from '../../ui/controls/Button.module.css';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import lists from '../kit/lists.module.css';
import room from '../kit/room.module.css';
import { SheetDialog } from './SheetDialog';

/** Worksheets of which something is shared, the newest first: one line each, and the whole of it one press away. */
export function Entries({
  caseRef,
  view,
  worksheets,
  called,
  now,
}: {
  caseRef: CaseRef;
  view: CaseView;
  worksheets: readonly string[];
  called: string;
  now: string;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const content = useContent();
  const [open, setOpen] = useState<string | null>(null);
  const rows = worksheets.flatMap((worksheet) => {
    const entries = view.entries[worksheet] ?? [];
    const newest = entries
      .map(({ at }) => at)
      .sort()
      .at(-1);
    return newest ? [{ worksheet, newest, count: entries.length }] : [];
  });
  if (rows.length === 0) return null;
  rows.sort((a, b) => Date.parse(b.newest) - Date.parse(a.newest));
  return (
    <div className={`card ${room.block}`}>
      <h3>{t('entry.title')}</h3>
      <ul className={lists.given}>
        {rows.map(({ worksheet, newest, count }) => (
          <li key={worksheet}>
            <span>
              {content.worksheetName(worksheet)}
              <small>{t('entry.shared', { when: f.moment(newest, now) })}</small>
            </span>
            <button type="button" className={button.text} onClick={() => setOpen(worksheet)}>
              {t('entry.all', { count })}
              <span className="ds-sr-only"> {content.worksheetName(worksheet)}</span>
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <SheetDialog caseRef={caseRef} view={view} worksheet={open} called={called} now={now} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
