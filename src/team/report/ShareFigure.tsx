import { useTranslation } from 'react-i18next';
import { publishedShares } from '../../care/figures/published';
import type { ShareAlone } from './details';
import { Lines } from './Lines';
import { useReport } from './report';
import styles from './report.module.css';
import { ShareBar } from './ShareBar';
import { useWords } from './useWords';

export const toneOf = (name: ShareAlone): 'good' | 'plain' | 'bad' =>
  name === 'reliable-deterioration' ? 'bad' : name === 'no-reliable-change' ? 'plain' : 'good';

/** A share in detail: a sentence, the picture, the five lines. */
export function ShareFigure({ name }: { name: ShareAlone }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const { numerator, denominator, share, interval, left } = useReport().figures.shares[name];
  const published = publishedShares[name];
  return (
    <section className={`card ${styles.figure}`}>
      <h2>{t(`share.${name}.title`)}</h2>
      <p className={styles.said}>
        {share === null ? t('spread.nobody') : t(`share.${name}.said`, { percent: words.percent(share) })}
      </p>
      <ShareBar share={share} interval={interval} published={published?.value} tone={toneOf(name)} />
      <Lines
        how={t(`share.${name}.how`)}
        who={t('outcomes.of', { numerator, denominator })}
        not={words.left(left)}
        sure={
          share === null
            ? t('sure.none')
            : interval
              ? t('sure.wilson', { low: words.percent(interval[0]), high: words.percent(interval[1]) })
              : t('sure.events')
        }
        published={
          published
            ? t('published.share', { percent: words.percent(published.value), source: t(`published.source.${published.source}`) })
            : t('published.none')
        }
      />
    </section>
  );
}
