import { useTranslation } from 'react-i18next';
import { caseRoles } from '../../protocol/kinds';
import fields from '../../ui/controls/fields.module.css';
import { Pick } from '../kit/Pick';
import { useMe } from '../kit/useMe';
import styles from './courses.module.css';

/** Who leads a course: up to three of those who may be in cases, since they are let into those of the participants. */
export function Leaders({
  chosen,
  error,
  onChoose,
}: {
  chosen: readonly string[];
  error: boolean;
  onChoose: (next: string[]) => void;
}) {
  const { t } = useTranslation('courses');
  const { people } = useMe();
  return (
    <fieldset className={styles.chips}>
      <legend>{t('field.leaders')}</legend>
      {people
        .filter(({ roles }) => caseRoles.some((role) => roles.includes(role)))
        .map(({ account, name }) => (
          <Pick
            key={account}
            checked={chosen.includes(account)}
            onChange={(on) => onChoose(on ? [...chosen, account] : chosen.filter((one) => one !== account))}
          >
            <bdi translate="no">{name}</bdi>
          </Pick>
        ))}
      <p className="small muted">{t('field.leadersHelp')}</p>
      <div role="status">{error && <p className={fields.error}>{t('fault.leaders')}</p>}</div>
    </fieldset>
  );
}
