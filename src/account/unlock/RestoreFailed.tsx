import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../protocol/errors';
import { ErrorCard } from '../../ui/controls/states';
import tip from '../tip.module.css';

/** Somebody else's account is on this device: said in words of its own, since nothing failed. */
export function RestoreFailed({ code, retry }: { code: ErrorCode; retry?: () => void }) {
  const { t } = useTranslation('welcome');
  if (code !== 'E_TAKEN') return <ErrorCard code={code} retry={retry} />;
  return (
    <div className={tip.tip} role="alert">
      <p>
        <b>{t('restore.other.title')}</b>
      </p>
      <p>{t('restore.other.text')}</p>
    </div>
  );
}
