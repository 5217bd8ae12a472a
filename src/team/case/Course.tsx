import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button';
import { useFormat } from '../../ui/format';
import { DischargeDialog } from '../discharge/DischargeDialog';
import type { OfCase } from '../kit/of-case';
import room from '../kit/room.module.css';
import { RecordDialog } from '../registry/RecordDialog';
import { useCaseRecords } from '../registry/useCaseRecords';
import { ExportDialog } from './ExportDialog';

/** The course as a whole: its end, then the record of it for whoever confirms it; and its answers on their way to another system. */
export function Course(about: OfCase & { now: string }) {
  const { view, caseRef, called, now } = about;
  const { t } = useTranslation('team');
  const f = useFormat();
  const [open, setOpen] = useState<'discharge' | 'record' | 'export' | null>(null);
  const onClose = () => setOpen(null);
  const hasEnded = useRef(false);
  const begin = () => {
    hasEnded.current = false;
    setOpen('discharge');
  };
  const record = useCaseRecords(caseRef, now).at(-1);
  const takenIn = view.episodes.at(-1)?.decision?.item.outcome === 'taken-in';
  return (
    <div className={`card ${room.block}`}>
      {view.discharged && (
        <p>
          {t('discharge.state', {
            date: f.day(view.discharged.at),
            reason: t(`discharge.reason.${view.discharged.reason}`).toLocaleLowerCase(),
          })}
        </p>
      )}
      <div className={room.wideActs}>
        {!view.discharged && (view.citizen !== null || takenIn) && (
          <Button small variant="tertiary" icon="check" onClick={begin}>
            {t('discharge.open')}
          </Button>
        )}
        {Object.keys(view.measures).length + view.struck.length > 0 && (
          <Button small variant="tertiary" icon="save" onClick={() => setOpen('export')}>
            {t('case.fhir')}
          </Button>
        )}
      </div>
      {open === 'discharge' && (
        <DischargeDialog
          {...about}
          onEnded={() => {
            hasEnded.current = true;
          }}
          onClose={() => setOpen(hasEnded.current ? 'record' : null)}
        />
      )}
      {open === 'record' && record && <RecordDialog caseRef={caseRef} called={called} one={record} onClose={onClose} />}
      {open === 'export' && <ExportDialog caseRef={caseRef} called={called} onClose={onClose} />}
    </div>
  );
}
