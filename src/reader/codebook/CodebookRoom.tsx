import { useTranslation } from 'react-i18next';
import { fewestTeams } from '../../care/pooling/counties';
import { fewestInFunnel } from '../../care/pooling/overview';
import { nationalShares } from '../../care/pooling/shares';
import { rphMds } from '../../care/registry/rph-mds';
import kit from '../kit/kit.module.css';

const rules = ['hidden', 'rounded', 'shares', 'teams', 'counties', 'trends'] as const;

/** What each figure is, who is in it, what is done with what a team hides, and what the teams keep, by the registry's own definition. */
export function CodebookRoom() {
  const { t, i18n } = useTranslation('reader');
  const language = i18n.language === 'nn' || i18n.language === 'en' ? i18n.language : 'nb';
  return (
    <main id="innhold" className={kit.narrow} tabIndex={-1}>
      <h1 tabIndex={-1}>{t('codebook.title')}</h1>
      <p className="lead">{t('codebook.lead', { codebook: rphMds.id })}</p>
      <section className={`card ${kit.block}`} aria-labelledby="c-shares">
        <h2 id="c-shares">{t('codebook.figures')}</h2>
        <dl className={kit.facts}>
          {nationalShares.map((name) => (
            <div key={name}>
              <dt>{t(`share.${name}`)}</dt>
              <dd>{t(`share.${name}.what`)}</dd>
            </div>
          ))}
          {rphMds.outcomes.map(({ instrument, cutOff, reliableChange, direction }) => (
            <div key={instrument}>
              <dt>{instrument.toUpperCase()}</dt>
              <dd>
                {t(`codebook.limit.${direction}`, { cutOff })}
                {reliableChange !== null && <> {t('codebook.change', { change: reliableChange })}</>}
              </dd>
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
      <section className={`card ${kit.block}`} aria-labelledby="c-fields">
        <h2 id="c-fields">{t('codebook.fields')}</h2>
        <p>{t('codebook.fields.lead')}</p>
        <dl className={kit.facts}>
          {rphMds.fields.map(({ id, name, what }) => (
            <div key={id}>
              <dt>{name[language]}</dt>
              <dd>{what[language]}</dd>
            </div>
          ))}
        </dl>
      </section>
    </main>
  );
}
