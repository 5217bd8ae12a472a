import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Views } from '../../client/api';
import { Button } from '../../ui/controls/Button';
import { useFormat } from '../../ui/format';
import styles from './hand-in.module.css';
import { SumDialog } from './SumDialog';

/** The other way in which a period can leave: as part of a sum, and nothing of it by itself. */
export function SumPart(p: { handIn: Views['handIn']['answer']; period: { from: string; until: string }; name: string }) {
  const { t } = useTranslation('sums');
  const f = useFormat();
  const [open, setOpen] = useState(false);
  const { readers, inSums } = p.handIn;
  const shares = inSums.find((one) => one.from <= p.period.until && p.period.from <= one.until);
  const again = inSums.some((one) => one.from === p.period.from && one.until === p.period.until);
  return (
    <section className={styles.sums} aria-labelledby="in-sum">
      <h3 id="in-sum">{t('title')}</h3>
      <p>{t('text')}</p>
      {shares && <p className={styles.said}>{t('sentInSum', { period: f.days(shares.from, shares.until) })}</p>}
      {readers.length === 2 ? (
        <Button variant="secondary" onClick={() => setOpen(true)}>
          {t(again ? 'openAgain' : 'open', { period: p.name })}
        </Button>
      ) : (
        <p className="muted">{t('lacks', { count: readers.length })}</p>
      )}
      {open && <SumDialog {...p} onClose={() => setOpen(false)} />}
    </section>
  );
}
