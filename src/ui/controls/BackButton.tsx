import { useTranslation } from 'react-i18next';
import { useBack } from '../useBack';
import { IconButton } from './Button';

/** The way back of a screen that is no room of its own; the system's back goes the same way. */
export function BackButton({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('common');
  useBack(onBack);
  return <IconButton icon="back" label={t('back')} onClick={onBack} />;
}
