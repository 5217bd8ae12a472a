import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { useEngineState } from '../../engine/engine';
import { Icon } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import styles from '../kit/told.module.css';

/** What this phone has checked, and where something does not fit: what it means, what is kept, what to do. */
export function Checked({ caseRef, refused }: { caseRef: string | null; refused: CaseView['refused'] }) {
  const { t } = useTranslation(['me', 'errors']);
  const f = useFormat();
  const { integrityWarnings, lastHeard } = useEngineState();
  const keptOut = Object.values(refused).reduce((sum, count) => sum + count, 0);
  const mine = integrityWarnings.filter((warning) => !warning.caseRef || warning.caseRef === caseRef);
  return (
    <section aria-labelledby="checked">
      <h2 id="checked">{t('access.checked.title')}</h2>
      {mine.length === 0 && keptOut === 0 ? (
        <p className={`card ${styles.told} ${styles.seen}`}>
          <Icon name="check" />
          <span>{t('access.checked.fine')}</span>
        </p>
      ) : (
        <>
          <p>{t('access.checked.not')}</p>
          {mine.map((warning) => (
            <p key={`${warning.code} ${warning.who ?? ''}`} className={`card ${styles.told}`}>
              <Icon name="info" />
              <span>
                <b>{t(`errors:${warning.code}.what`, { who: warning.who ?? '' })}</b> {t(`errors:${warning.code}.kept`)}{' '}
                {t(`errors:${warning.code}.next`)}
              </span>
            </p>
          ))}
        </>
      )}
      <p className="muted small">
        {keptOut > 0 && `${t('access.checked.refused', { count: keptOut })} `}
        {lastHeard && t('access.checked.heard', { when: f.moment(lastHeard) })}
      </p>
    </section>
  );
}
