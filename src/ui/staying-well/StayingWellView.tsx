import { useTranslation } from 'react-i18next';
import type { StayingWell } from '../../care/discharge/staying-well';
import styles from './StayingWellView.module.css';

const parts = ['signs', 'doing', 'otherwise'] as const;

/** What has helped, a few words each. */
export function Helped({ helped }: { helped: readonly string[] }) {
  return (
    <ul className={styles.helped}>
      {helped.map((words) => (
        <li key={words} dir="auto">
          {words}
        </li>
      ))}
    </ul>
  );
}

/** The plan in the person's own words; what nobody has written of is left out. */
export function StayingWellView({ plan, level }: { plan: StayingWell; level: 3 | 4 }) {
  const { t } = useTranslation('discharge');
  const Heading = `h${level}` as const;
  return (
    <div className={styles.plan}>
      {parts
        .filter((name) => plan[name] !== '')
        .map((name) => (
          <div key={name}>
            <Heading>{t(`plan.${name}`)}</Heading>
            <p dir="auto">{plan[name]}</p>
          </div>
        ))}
    </div>
  );
}
