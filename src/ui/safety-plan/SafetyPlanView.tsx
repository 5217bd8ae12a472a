import { useTranslation } from 'react-i18next';
import { PhoneNumber } from '../controls/parts';
import styles from './SafetyPlanView.module.css';
import type { planLists, SafetyPlan } from './safety-plan';

/** A safety plan as it is read in a bad hour: short lists, numbers that can be called. */
export function SafetyPlanView({ plan, level }: { plan: SafetyPlan; level: 2 | 3 | 4 }) {
  const Heading = `h${level}` as const;
  const { t } = useTranslation('safety');
  const list = (name: (typeof planLists)[number]) =>
    plan[name].length > 0 && (
      <section key={name}>
        <Heading>{t(`plan.${name}`)}</Heading>
        <ul>
          {[...new Set(plan[name])].map((row) => (
            <li key={row} dir="auto">
              {row}
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <div className={styles.plan}>
      {list('warningSigns')}
      {list('own')}
      {list('others')}
      {plan.helpers.length > 0 && (
        <section>
          <Heading>{t('plan.helpers')}</Heading>
          <ul>
            {plan.helpers.map(({ name, phone }) => (
              <li key={`${name} ${phone}`}>
                <bdi>{name}</bdi> {phone && <PhoneNumber number={phone} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {list('safer')}
      {list('reasons')}
    </div>
  );
}
