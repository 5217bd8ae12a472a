import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDeskMemory } from './toasts';

/** From a field that looks for names to the search through all that is written, with what has been typed. */
export function SearchAll({ text }: { text: string }) {
  const { t } = useTranslation('team');
  const { asked } = useDeskMemory();
  return (
    <p>
      <Link
        to="/sok"
        onClick={() => {
          asked.current = text;
        }}
      >
        {t('keys.long.searchAll')}
      </Link>
    </p>
  );
}
