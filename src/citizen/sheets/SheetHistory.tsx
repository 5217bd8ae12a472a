import { useTranslation } from 'react-i18next';
import { useView } from '../../ui/engine';
import { useFormat } from '../../ui/format';
import { Icon } from '../../ui/Icon';
import type { Sheet } from './useEntries';

/** Entries newest first, with what the therapist has written to them. */
export function SheetHistory({
  entries,
  line,
  onEdit,
}: {
  entries: readonly Sheet[];
  line: (entry: Sheet) => string;
  onEdit: (entry: Sheet) => void;
}) {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const { data: me } = useView('me', null);
  const nameOf = (account: string) => me?.people.find((p) => p.account === account)?.name ?? '';
  if (entries.length === 0) return <p className="muted">{t('sheet.empty')}</p>;
  return (
    <section className="stack" aria-labelledby="history">
      <h2 id="history">{t('sheet.history')}</h2>
      <ul className="card rows">
        {entries.map((entry) => (
          <li key={entry.entry}>
            <span>
              {line(entry)}
              <small>
                <Icon name={entry.shared ? (entry.sent ? 'check' : 'clock') : 'lock'} small />{' '}
                {t(entry.shared ? 'sheet.shared' : 'sheet.share.off')}
              </small>
            </span>
            <button type="button" className="quiet-link" onClick={() => onEdit(entry)}>
              {t('sheet.edit')}
              <span className="ds-sr-only"> {line(entry)}</span>
            </button>
            {entry.comments.map((c) => (
              <p className="comment" key={c.id}>
                <b>{t('sheet.comment', { name: nameOf(c.by) })}</b> {c.text} <small>{f.moment(c.at)}</small>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
