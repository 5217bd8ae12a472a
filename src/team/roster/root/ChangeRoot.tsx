import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts } from '../../../client/api';
import { Tick } from '../../../ui/controls/fields';
import fields from '../../../ui/controls/fields.module.css';
import { ActDialog } from '../../kit/ActDialog';
import { useSay } from '../../kit/toasts';

/** A new key for the team: when somebody who has held it leaves, or a sheet is lost. */
export function ChangeRoot({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const change = () => {
    setTried(true);
    return sure ? ({ changeRoot }: Acts) => changeRoot().then(() => say(t('root.changed'))) : null;
  };
  return (
    <ActDialog heading={t('root.change')} label={t('root.changeDo')} danger act={change} onClose={onClose}>
      <p>{t('root.changeWhen')}</p>
      <ul className="rich">
        <li>{t('root.changeSame')}</li>
        <li>{t('root.changeOld')}</li>
        <li>{t('root.changeNew')}</li>
      </ul>
      <Tick checked={sure} onChange={(event) => setSure(event.target.checked)}>
        {t('root.changeSure')}
      </Tick>
      <div role="status">{tried && !sure && <p className={fields.error}>{t('root.changeSureNeeded')}</p>}</div>
    </ActDialog>
  );
}
