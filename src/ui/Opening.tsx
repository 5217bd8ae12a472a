import { useTranslation } from 'react-i18next';
import { useEngineState } from '../engine/engine-state';
import { HelpPill } from './controls/help';
import { Mark } from './controls/Mark';
import { useLate } from './controls/states';
import styles from './Opening.module.css';
import frame from './Phone.module.css';

/**
 * Between the icon and the first screen, and between two rooms: nothing of its own for 300 ms, then the mark. No spinner. It is a page like
 * any other: it has its heading and its main part, and help is where it always is.
 */
export function Opening() {
  const { t } = useTranslation('common');
  const { role } = useEngineState();
  const late = useLate(300);
  return (
    <div className={styles.opening} aria-busy="true">
      <header className={frame.top}>
        <span className="grow" />
        {role !== 'staff' && role !== 'reader' && <HelpPill />}
      </header>
      <main id="innhold">
        <h1 className="ds-sr-only">Mellom</h1>
        {late && <Mark size={64} />}
        <p role="status" className="ds-sr-only">
          {late ? t('start.loading') : ''}
        </p>
      </main>
    </div>
  );
}
