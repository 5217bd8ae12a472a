import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../ui/Mark';
import '../ui/styles/phone.css';

/** Between the icon and the first screen: nothing for 300 ms, then the mark. No spinner. */
export function Opening() {
  const { t } = useTranslation('common');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="opening" aria-busy="true">
      {late && <Mark size={64} />}
      <p role="status" className="ds-sr-only">
        {late ? t('start.loading') : ''}
      </p>
    </div>
  );
}
