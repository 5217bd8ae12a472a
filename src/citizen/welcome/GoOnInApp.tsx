import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeGroups } from '../../account/CodeGroups';
import { codeGroups } from '../../account/code';
import { Button } from '../../ui/controls/Button';
import { keepsAppsApart } from '../../ui/device';
import { installOffer } from '../../ui/install';
import styles from './GoOnInApp.module.css';

/**
 * On an iPhone the app on the home screen cannot see what the browser keeps. Whoever wants the app begins there, with the invitation
 * as a code: it stays in sight here, since the link itself is no longer in the address bar.
 */
export function GoOnInApp({ code }: { code: string }) {
  const { t } = useTranslation('welcome');
  const [copied, setCopied] = useState(false);
  if (!keepsAppsApart() || installOffer.installed()) return null;
  return (
    <details className={`card pad ${styles.goOn}`}>
      <summary>{t('app.title')}</summary>
      <p>{t('app.why')}</p>
      <ol className="rich">
        <li>{t('app.step1')}</li>
        <li>{t('app.step2')}</li>
        <li>{t('app.step3')}</li>
      </ol>
      <CodeGroups groups={codeGroups(code)} label={t('app.code')} />
      <Button
        variant="secondary"
        icon="copy"
        onClick={() =>
          void navigator.clipboard.writeText(code).then(
            () => setCopied(true),
            () => undefined,
          )
        }
      >
        {copied ? t('app.copied') : t('app.copy')}
      </Button>
    </details>
  );
}
