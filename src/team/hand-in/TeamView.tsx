import { useTranslation } from 'react-i18next';
import type { Team } from '../../care/reports/sections';
import { useFormat } from '../../ui/format';
import { usePlaceNames } from '../kit/usePlaceNames';
import styles from './hand-in.module.css';

/** What the team says of itself, and how it stands in the file. */
export function TeamView({ municipalities, facts }: Team) {
  const { t, i18n } = useTranslation('handin');
  const f = useFormat();
  const placeOf = usePlaceNames();
  return (
    <section className={styles.view} aria-labelledby="section">
      <div className={styles.viewHead}>
        <h2 id="section">{t('section.team')}</h2>
      </div>
      <p>{t('exactly.team')}</p>
      <table className={styles.cells}>
        <caption className="ds-sr-only">{t('section.team')}</caption>
        <tbody>
          {municipalities.map(({ kommune, bydel }) => (
            <tr key={`${kommune} ${bydel}`}>
              <th scope="row">{t('dimension.kommune')}</th>
              <td className={styles.told}>{[placeOf(kommune), bydel].filter(Boolean).join(', ')}</td>
            </tr>
          ))}
          {facts.map(({ id, value }) => (
            <tr key={id}>
              <th scope="row">{i18n.exists(`handin:fact.${id}`) ? t(`fact.${id}` as 'fact.therapists') : id}</th>
              <td className={styles.told}>{value === null ? t('code.unknown') : f.number(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('row.team')}</h3>
      <pre
        className={styles.file}
      >{`"municipalities": ${JSON.stringify(municipalities)},\n"facts": ${JSON.stringify(facts)}`}</pre>
    </section>
  );
}
