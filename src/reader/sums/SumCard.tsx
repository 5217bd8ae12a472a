import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Views } from '../../client/api';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import kit from '../kit/kit.module.css';
import { usePeriodWords } from '../kit/usePeriodWords';
import { GivenText } from './GivenText';
import { PastedText } from './PastedText';
import { Total } from './Total';

/** One sum, in the steps that need no channel but one that text goes by: both commit before either shows. */
export function SumCard({ sum }: { sum: Views['shareSums']['answer']['sums'][number] }) {
  const { t } = useTranslation('sums');
  const f = useFormat();
  const periodWords = usePeriodWords();
  const dropping = useAct();
  const id = useId();
  const { other: name, teams } = sum;
  return (
    <section className={`card ${kit.block}`} aria-labelledby={id}>
      <h2 id={id}>{t('sum.title', { period: periodWords(sum.summed), count: teams.length, name })}</h2>
      <p className="muted">
        <bdi>{f.list(teams)}</bdi>
      </p>
      {sum.total && <Total summed={sum.summed} total={sum.total} />}
      <h3>{t('step.commit')}</h3>
      <GivenText label={t('give.commitment', { name })} text={sum.commitment} />
      {sum.sum === null ? (
        <PastedText
          draft={`share-text/${sum.id}/commitment`}
          label={t('paste.commitment', { name })}
          button={t('paste.take')}
          take={(text) => (acts) => acts.takeCommitment(sum.id, text)}
        />
      ) : (
        <Done>{t('done.commitment', { name })}</Done>
      )}
      {sum.sum === null ? (
        <>
          <p className="muted">{t('step.showLater', { name })}</p>
          <Button variant="tertiary" busy={dropping.busy} onClick={() => void dropping.act(({ dropSum }) => dropSum(sum.id))}>
            {t('sum.drop')}
          </Button>
          {dropping.failed && <ErrorCard code={dropping.failed} />}
        </>
      ) : (
        <>
          <h3>{t('step.show')}</h3>
          <GivenText label={t('give.sum', { name })} text={sum.sum} />
          {sum.total ? (
            <Done>{t('done.sum', { name })}</Done>
          ) : (
            <PastedText
              draft={`share-text/${sum.id}/sum`}
              label={t('paste.sum', { name })}
              button={t('paste.read')}
              take={(text) => (acts) => acts.takeSum(sum.id, text)}
            />
          )}
        </>
      )}
    </section>
  );
}

const Done = ({ children }: { children: string }) => (
  <p>
    <Icon small name="check" /> {children}
  </p>
);
