import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecord, CaseRef } from '../../client/api';
import { Button } from '../../ui/controls/Button';
import { Tag } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import room from '../kit/room.module.css';
import { Completeness } from './Completeness';
import { RecordDialog } from './RecordDialog';
import { useCaseRecords } from './useCaseRecords';
import { useRecordWords } from './useRecordWords';

/**
 * What the registry gets of the case: how complete it is while the course goes on, and whether it stands as the case does. Whoever comes for the record
 * that waits finds it open.
 */
export function RecordCard({ caseRef, called, now }: { caseRef: CaseRef; called: string; now: string }) {
  const { t } = useTranslation('registry');
  const f = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  const records = useCaseRecords(caseRef, now);
  const [looksFor, setLooksFor] = useState(useSearch({ strict: false }).do === 'record');
  const waiting = records.find(({ record, confirmed, takenOut }) => record.endedOn && !confirmed && !takenOut);
  useEffect(() => {
    if (!looksFor || !waiting) return;
    setOpen(waiting.episode);
    setLooksFor(false);
  }, [looksFor, waiting]);
  const [current, ...before] = records.toReversed();
  if (!current) return null;
  const opened = records.find(({ episode }) => episode === open);
  return (
    <div className={`card ${room.block}`}>
      <h3>{t('card')}</h3>
      <Standing one={current} />
      <Completeness record={current.record} most={3} />
      <div className={room.acts}>
        <Button small variant="tertiary" icon="check" onClick={() => setOpen(current.episode)}>
          {t('look')}
        </Button>
      </div>
      {before.length > 0 && (
        <details>
          <summary>{t('before', { count: before.length })}</summary>
          {before.map((one) => (
            <div key={one.episode}>
              <p>{t('ofContact', { date: f.dayAndYear(one.record.contactAt) })}</p>
              <Standing one={one} />
              <Button small variant="tertiary" onClick={() => setOpen(one.episode)}>
                {t('lookAt', { date: f.dayAndYear(one.record.contactAt) })}
              </Button>
            </div>
          ))}
        </details>
      )}
      {opened && (
        <RecordDialog key={opened.episode} caseRef={caseRef} called={called} one={opened} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

/** Whether it is confirmed, and in what the case says something else by now. */
function Standing({ one: { confirmed, takenOut, differs, record } }: { one: CaseRecord }) {
  const { t } = useTranslation('registry');
  const f = useFormat();
  const words = useRecordWords();
  if (takenOut) return <p>{t('takenOutOn', { date: f.day(takenOut) })}</p>;
  if (!confirmed && !record.endedOn) return <p className="muted">{t('running')}</p>;
  if (!confirmed)
    return (
      <p>
        <Tag tone="dawn">{t('awaits')}</Tag>
      </p>
    );
  return (
    <>
      <p>
        <Tag tone="fjord" icon="check">
          {t('confirmedOn', { date: f.day(confirmed.at) })}
        </Tag>
      </p>
      {differs.length > 0 && <p>{t('differs', { fields: f.list(differs.map(words.label)) })}</p>}
    </>
  );
}
