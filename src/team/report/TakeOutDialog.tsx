import { useTranslation } from 'react-i18next';
import type { KeptRecord } from '../../care/registry/records';
import type { Acts } from '../../client/api';
import { useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';

/** A record out of every figure. Where its case is gone nothing can say it again, so that is said first. */
export function TakeOutDialog({ one: { episode, record }, onClose }: { one: KeptRecord; onClose: () => void }) {
  const { t } = useTranslation('report');
  const f = useFormat();
  const say = useSay();
  const takeOut =
    () =>
    ({ confirmRecord }: Acts) =>
      confirmRecord({ episode, codebook: 'rph-mds-1.0', record, corrected: [], withdrawn: true }).then(() =>
        say(t('takeOut.done')),
      );
  return (
    <ActDialog heading={t('takeOut.title')} label={t('takeOut.do')} danger act={takeOut} onClose={onClose}>
      <p>{t('takeOut.text', { from: f.dayAndYear(record.contactAt) })}</p>
      <p className="muted">{t('takeOut.sent')}</p>
    </ActDialog>
  );
}
