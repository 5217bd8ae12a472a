import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { fewestSummed } from '../../care/shares/may-sum';
import type { Views } from '../../client/api';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import kit from '../kit/kit.module.css';
import { usePeriodWords } from '../kit/usePeriodWords';

/** Teams that have sent a period to this account and one other, and whether the two may sum them. */
export function GroupCard({ group }: { group: Views['shareSums']['answer']['groups'][number] }) {
  const { t } = useTranslation('sums');
  const f = useFormat();
  const periodWords = usePeriodWords();
  const { busy, failed, act } = useAct();
  const { from, until, other, name, teams, refusal, begun } = group;
  const id = useId();
  return (
    <section className={`card ${kit.block}`} aria-labelledby={id}>
      <h2 id={id}>{t('group.title', { period: periodWords(group), name })}</h2>
      <ul className={kit.lines}>
        {teams.map((one) => (
          <li key={one.team}>
            <bdi>{one.name}</bdi> <span className="muted">{t('group.sent', { day: f.dayAndYear(one.at) })}</span>
          </li>
        ))}
      </ul>
      {refusal ? (
        <p className={kit.dawn}>{t(refusal === 'too-few' ? 'group.tooFew' : 'group.tooAlike', { fewest: fewestSummed })}</p>
      ) : begun ? (
        <p className="muted">{t('group.begun')}</p>
      ) : (
        <>
          <p className="muted">{t('group.agree', { name, fewest: fewestSummed })}</p>
          <Button busy={busy} onClick={() => void act(({ beginSum }) => beginSum({ from, until, other }))}>
            {t('group.begin', { count: teams.length })}
          </Button>
        </>
      )}
      {failed && <ErrorCard code={failed} />}
    </section>
  );
}
