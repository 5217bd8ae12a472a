import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { TimeOn } from '../../care/time-spent/time-spent';
import type { Acts, CaseRef } from '../../client/api';
import { Picks, TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { Stepper } from '../../ui/controls/Stepper';
import { localDate, useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import lists from '../kit/lists.module.css';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import { useNames } from '../kit/useNames';
import type { useCounted } from './useCounted';

const kinds = ['reading', 'answering', 'phone', 'meeting', 'other'] as const satisfies readonly TimeOn[];

/** A day's minutes of one kind, as the author knows them: the number stands for the day, and a later one puts it right. */
export function TimeDialog({
  caseRef,
  view,
  counted,
  onClose,
}: {
  caseRef: CaseRef;
  view: CaseView;
  counted: ReturnType<typeof useCounted>;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const say = useSay();
  const { account } = useMe();
  const nameOf = useNames(view.called || view.name);
  const today = localDate(new Date());
  const [day, setDay] = useState(today);
  const [on, setOn] = useState<TimeOn>('reading');
  const [tried, setTried] = useState(false);
  const [typed, setTyped] = useState<number | null>(null);
  const written = view.spent.days.find((one) => one.by === account && one.day === day && one.on === on)?.minutes;
  const proposal = on === 'reading' ? counted.proposals.find((one) => one.day === day)?.total : undefined;
  const minutes = typed ?? proposal ?? written ?? 0;
  const choose = (change: () => void) => {
    setTyped(null);
    change();
  };
  const save = () => {
    setTried(true);
    if (written === undefined && minutes === 0) return null;
    return async ({ write }: Acts) => {
      await write(caseRef, { kind: 'time-spent', day, minutes, on });
      if (on === 'reading') await counted.forget(day);
      say(t('spent.written'));
    };
  };
  return (
    <ActDialog heading={t('spent.dialog')} label={t('spent.write')} act={save} onClose={onClose}>
      <p className="muted">{t('spent.help')}</p>
      <Picks<TimeOn>
        legend={t('spent.on')}
        options={kinds.map((value) => ({ value, label: t(`spent.on.${value}`) }))}
        chosen={on}
        onChoose={(next) => choose(() => setOn(next))}
      />
      <TextField
        type="date"
        label={t('spent.day')}
        max={today}
        value={day}
        onChange={(event) => event.target.value && choose(() => setDay(event.target.value))}
      />
      <div className={fields.field}>
        <span className="ds-label" aria-hidden="true">
          {t('spent.minutes')}
        </span>
        <Stepper
          label={t('spent.minutes')}
          value={minutes}
          onChange={(next) => setTyped(next ?? 0)}
          min={0}
          max={600}
          step={5}
          less={t('spent.less')}
          more={t('spent.more')}
        />
        <div role="status">
          {tried && written === undefined && minutes === 0 && <p className={fields.error}>{t('spent.none')}</p>}
        </div>
      </div>
      {view.spent.days.length > 0 && (
        <section aria-labelledby="spent-days">
          <h3 id="spent-days">{t('spent.days')}</h3>
          <ul className={lists.days}>
            {[...view.spent.days].reverse().map((one) => (
              <li key={`${one.by}${one.day}${one.on}`}>
                <span>{f.day(one.day)}</span> <span>{t(`spent.on.${one.on}`)}</span> <b>{f.minutes(one.minutes)}</b>{' '}
                <bdi className="muted">{nameOf(one.by)}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
    </ActDialog>
  );
}
