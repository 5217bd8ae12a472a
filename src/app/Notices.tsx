import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeUsed, useCodeUsed } from '../account/code-used';
import { useEngine, useEngineState } from '../engine/engine-state';
import { Button } from '../ui/controls/Button';
import { ErrorCard } from '../ui/controls/states';
import states from '../ui/controls/states.module.css';
import { useUpdate } from './update';

/** What concerns every room: a new version, trouble on the device, a link opened where somebody already is, a recovery code that was used. */
export function Notices({ occupied, onSeen }: { occupied: boolean; onSeen: () => void }) {
  const { t } = useTranslation('common');
  const engine = useEngine();
  const { trouble, role } = useEngineState();
  const used = useCodeUsed();
  const update = useUpdate();
  const [later, setLater] = useState(false);
  const news = update.ready && !later;
  if (!trouble && !occupied && !news && !used) return null;
  return (
    <div className={`${states.notices} phone`}>
      {trouble && <ErrorCard code={trouble} />}
      {occupied && (
        <div className={`card ${states.trouble}`} role="status">
          <p>
            <b>{t('occupied.title')}</b>
          </p>
          <p>{t('occupied.text')}</p>
          <div className="row">
            <Button variant="secondary" onClick={onSeen}>
              {t('close')}
            </Button>
          </div>
        </div>
      )}
      {used && (
        <div className={`card ${states.trouble}`} role="status">
          <p>
            <b>{t('codeUsed.title')}</b>
          </p>
          <p>{t(role !== 'citizen' ? 'codeUsed.staff' : 'codeUsed.citizen')}</p>
          <div className="row">
            <Button variant="secondary" onClick={() => void engine.removeOwn(codeUsed)}>
              {t('close')}
            </Button>
          </div>
        </div>
      )}
      {news && (
        <div className={`card ${states.trouble}`} role="status">
          <p>{t('update.text')}</p>
          <div className="row">
            <Button variant="secondary" onClick={update.take}>
              {t('update.now')}
            </Button>
            <Button variant="tertiary" onClick={() => setLater(true)}>
              {t('update.later')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
