import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseRef } from '../../client/api';
import { Icon } from '../../ui/controls/Icon';
import room from '../kit/room.module.css';
import { QuestionField } from './QuestionField';
import styles from './supervision.module.css';

/** In a case: what I will ask of it in supervision. */
export function SupervisionCard({ caseRef, name }: { caseRef: CaseRef; name: string }) {
  const { t } = useTranslation('supervision');
  return (
    <div className={`card ${room.block} ${styles.card}`}>
      <h3>
        <Icon name="people" />
        {t('title')}
      </h3>
      <QuestionField caseRef={caseRef} name={name} />
      <p className="small">
        <Link to="/saker/veiledning">{t('list')}</Link>
      </p>
    </div>
  );
}
