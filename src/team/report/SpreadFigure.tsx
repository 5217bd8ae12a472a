import { useTranslation } from 'react-i18next';
import { publishedSpreads } from '../../care/figures/published';
import type { ShareName } from '../../care/figures/shares';
import type { SpreadName } from '../../care/figures/spreads';
import { Histogram } from './Histogram';
import { Lines } from './Lines';
import { useReport } from './report';
import styles from './report.module.css';
import { useWords } from './useWords';

/** A spread in detail: a sentence with the median, how many there are of each, the five lines. */
export function SpreadFigure({ name }: { name: SpreadName }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const { spreads, shares } = useReport().figures;
  const { n, median, q1, q3, left, counts } = spreads[name];
  const published = publishedSpreads[name];
  const source = published && t(`published.source.${published.source}`);
  const [middle = 0, low = 0, high = 0] = published?.value ?? [];
  const within = (share: ShareName) => words.percent(shares[share].share ?? 0);
  return (
    <section className={`card ${styles.figure}`}>
      <h2>{t(`spread.${name}.title`)}</h2>
      <p className={styles.said}>
        {median === null ? t('spread.nobody') : t(`spread.${name}.said`, { median: words.number(median) })}
        {median !== null &&
          (name === 'assessed' || name === 'started') &&
          ` ${t('spread.within', { seven: within(`${name}-in-7`), fourteen: within(`${name}-in-14`) })}`}
      </p>
      {n > 0 && counts.length > 0 && <Histogram title={t(`spread.${name}.title`)} counts={counts} waits={name !== 'sessions'} />}
      <Lines
        how={t(`spread.${name}.how`)}
        who={t('spread.who', { count: n })}
        not={words.left(left)}
        sure={q1 === null || q3 === null ? t('sure.none') : t('sure.spread', { q1: words.number(q1), q3: words.number(q3) })}
        published={
          source
            ? t('published.spread', { median: words.number(middle), q1: words.number(low), q3: words.number(high), source })
            : t('published.none')
        }
      />
    </section>
  );
}
