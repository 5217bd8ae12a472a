import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDate } from '../../care/time/dates';
import type { Acts } from '../../client/api';
import { useNow, useView } from '../../engine/engine';
import { TextField } from '../../ui/controls/fields';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';

/** How many people I have room for, and from when: what colleagues see when they decide with whom somebody begins. */
export function CapacityDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('referrals');
  const say = useSay();
  const now = useNow();
  const { account } = useMe();
  const known = useView('capacities', null).data?.[account];
  const mine = useView('cases', { now }).data?.filter((row) => row.mine && !row.ended).length ?? 0;
  const [most, setMost] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const number = most ?? (known ? String(known.most) : '');
  const day = from ?? known?.from ?? '';
  const fits = /^\d{1,3}$/.test(number) && Number(number) <= 200;
  const save = () => {
    setTried(true);
    if (!fits) return null;
    return ({ setCapacity }: Acts) =>
      setCapacity({ most: Number(number), cases: mine, ...(isDate(day) ? { from: day } : {}) }).then(() =>
        say(t('capacity.done')),
      );
  };
  return (
    <ActDialog heading={t('capacity.title')} label={t('capacity.save')} act={save} onClose={onClose}>
      <p>{t('capacity.text', { count: mine })}</p>
      <TextField
        inputMode="numeric"
        label={t('capacity.most')}
        maxLength={3}
        error={tried && !fits ? t('capacity.wrong') : undefined}
        value={number}
        onChange={(event) => setMost(event.target.value)}
      />
      <TextField type="date" label={t('capacity.from')} value={day} onChange={(event) => setFrom(event.target.value)} />
    </ActDialog>
  );
}
