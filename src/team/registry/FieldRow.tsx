import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EpisodeRecord } from '../../care/items/registry';
import { type Correctable, type Corrections, correctable } from '../../care/registry/corrections';
import type { RecordField } from '../../care/registry/episode-record';
import type { Source } from '../../care/registry/span';
import { Button } from '../../ui/controls/Button';
import { Tag } from '../../ui/controls/parts';
import { FieldEditor } from './FieldEditor';
import styles from './registry.module.css';
import { useRecordWords } from './useRecordWords';

const isCorrectable = (field: RecordField): field is Correctable => correctable.some((one) => one === field);

/** What a field says and where that comes from; put right where it stands, by the codes there are. */
export function FieldRow({
  field,
  record,
  source,
  isCorrected,
  hasChanged,
  onCorrect,
  onUndo,
}: {
  field: RecordField;
  /** As it would be confirmed. */
  record: EpisodeRecord;
  source: Source | null;
  isCorrected: boolean;
  /** The case says something else than what was confirmed. */
  hasChanged: boolean;
  onCorrect: (correction: Corrections) => void;
  onUndo: () => void;
}) {
  const { t } = useTranslation('registry');
  const words = useRecordWords();
  const [open, setOpen] = useState(false);
  const label = words.label(field);
  return (
    <div className={styles.row}>
      <dt>{label}</dt>
      <dd>
        {open && isCorrectable(field) ? (
          <FieldEditor field={field} record={record} onChange={(value) => onCorrect({ [field]: value })} />
        ) : (
          <span className={styles.value}>{words.value(record, field)}</span>
        )}
        <span className={styles.source}>
          {isCorrected ? <Tag tone="sky">{t('corrected')}</Tag> : source ? words.from(source) : t('from.nothing')}
          {hasChanged && <Tag tone="dawn">{t('changed')}</Tag>}
        </span>
      </dd>
      {isCorrectable(field) && (
        <dd className={styles.acts}>
          {isCorrected && (
            <Button
              small
              variant="tertiary"
              aria-label={t('undoName', { name: label })}
              onClick={() => {
                setOpen(false);
                onUndo();
              }}
            >
              {t('undo')}
            </Button>
          )}
          <Button
            small
            variant="tertiary"
            aria-label={t(open ? 'closeName' : 'correctName', { name: label })}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'close' : 'correct')}
          </Button>
        </dd>
      )}
    </div>
  );
}
