import { useTranslation } from 'react-i18next';
import { fewestTeams } from '../../care/pooling/counties';
import { readCodebook } from '../../care/pooling/handed-in';
import { fewestInFunnel } from '../../care/pooling/overview';
import { nationalShares } from '../../care/pooling/shares';
import kit from '../kit/kit.module.css';

const rules = ['hidden', 'rounded', 'shares', 'teams', 'counties', 'trends'] as const;

/** What each figure is, who is in it, and what is done with what a team hides. */
export function CodebookRoom() {
  const { t } = useTranslation('reader');
  return (
    <main id="innhold" className={kit.narrow} tabIndex={-1}>
      <h1 tabIndex={-1}>{t('codebook.title')}</h1>
      <p className="lead">{t('codebook.lead', { codebook: readCodebook })}</p>
      <section className={`card ${kit.block}`} aria-labelledby="c-shares">
        <h2 id="c-shares">{t('codebook.figures')}</h2>
        <dl className={kit.facts}>
          {nationalShares.map((name) => (
            <div key={name}>
              <dt>{t(`share.${name}`)}</dt>
              <dd>{t(`share.${name}.what`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className={`card ${kit.block}`} aria-labelledby="c-rules">
        <h2 id="c-rules">{t('codebook.rules')}</h2>
        <ul className="rich">
          {rules.map((rule) => (
            <li key={rule}>{t(`codebook.rule.${rule}`, { fewestTeams, fewest: fewestInFunnel })}</li>
          ))}
        </ul>
      </section>
    </main>
  );
}
