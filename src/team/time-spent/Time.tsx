import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { ErrorCard } from '../../ui/controls/states';
import { localDate, useFormat } from '../../ui/format';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import { TimeDialog } from './TimeDialog';
import { useCounted } from './useCounted';

/** Minutes on the case this month, as written; what the desk has counted since, to write or to put right. Never a running clock. */
export function Time({ caseRef, view, now }: { caseRef: CaseRef; view: CaseView; now: string }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const say = useSay();
  const counted = useCounted(caseRef, view.spent.days);
  const [open, setOpen] = useState(false);
  const { busy, failed, act } = useAct();
  const month = view.spent.months.find((one) => one.month === localDate(now).slice(0, 7));
  const write = () => void act((acts) => counted.write(acts).then(() => say(t('spent.written'))));
  return (
    <div className={`card ${room.block}`}>
      <h3>{t('spent.title')}</h3>
      <p className="muted">
        {t('spent.month', { time: f.minutes(month?.staff ?? 0) })}
        {month && month.programme > 0 && ` · ${t('spent.programme', { time: f.minutes(month.programme) })}`}
      </p>
      {counted.more > 0 && <p>{t('spent.proposed', { time: f.minutes(counted.more) })}</p>}
      <div className={room.acts}>
        {counted.more > 0 && (
          <Button small variant="secondary" busy={busy} onClick={write}>
            {t('spent.write')}
          </Button>
        )}
        <Button small variant="tertiary" icon="pen" onClick={() => setOpen(true)}>
          {t('spent.edit')}
        </Button>
      </div>
      {failed && <ErrorCard code={failed} />}
      {open && <TimeDialog caseRef={caseRef} view={view} counted={counted} onClose={() => setOpen(false)} />}
    </div>
  );
}
