import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button';
import { keepsAppsApart } from '../../ui/device';
import { installOffer } from '../../ui/install';

/** Onto the home screen, with the neutral name and icon. Where the browser has no button for it, the way is told. */
export function Install() {
  const { t } = useTranslation('me');
  const offer = useSyncExternalStore(installOffer.listen, installOffer.get);
  if (installOffer.installed()) return null;
  return (
    <section aria-labelledby="s-install">
      <h2 id="s-install">{t('install.title')}</h2>
      <div className="card pad">
        <p>{t('install.text')}</p>
        {keepsAppsApart() && <p>{t('install.apart')}</p>}
        {offer ? (
          <Button variant="secondary" icon="save" wide onClick={() => void offer.prompt()}>
            {t('install.do')}
          </Button>
        ) : (
          <p className="muted">{t('install.how')}</p>
        )}
      </div>
    </section>
  );
}
