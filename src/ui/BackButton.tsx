import { useTranslation } from 'react-i18next';
import { IconButton } from './Button';
import { useBack } from './useBack';

/** The way back of a screen that is no room of its own; the system's back goes the same way. */
export function BackButton({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('common');
  useBack(onBack);
  return <IconButton icon="back" label={t('back')} onClick={onBack} />;
}
