import { useTranslation } from 'react-i18next';
import { assumed, assumptionNames, type Changes } from '../../care/sizing/assumptions';
import { useNow } from '../../engine/engine';
import { useFormat } from '../../ui/format';
import paper from '../kit/paper.module.css';
import { Answer } from './Answer';
import styles from './sizing.module.css';
import type { Sized } from './useSizing';
import { useSizingWords } from './useSizingWords';

/** On paper only: the answer, both waits, and every value with where it comes from. */
export function SizingPaper({ changes, sized }: { changes: Changes; sized: Sized }) {
  const { t } = useTranslation(['sizing', 'workload']);
  const say = useSizingWords();
  const f = useFormat();
  const values = assumed(changes);
  const waits = [
    { title: t('waits.first'), wait: sized.queue.toAssessment },
    { title: t('waits.whole'), wait: sized.queue.toTreatment },
  ];
  return (
    <section className={`print-only ${paper.paper} ${styles.paper}`} data-paper="alone" aria-hidden="true">
      <h1>{t('workload:sizing')}</h1>
      <p>{f.dayAndYear(useNow())}</p>
      <Answer sized={sized} />
      <table>
        <thead>
          <tr>
            <th scope="col">{t('paper.wait')}</th>
            <th scope="col">{t('paper.median')}</th>
            <th scope="col">{t('paper.middle')}</th>
            <th scope="col">{t('paper.within')}</th>
          </tr>
        </thead>
        <tbody>
          {waits.map(({ title, wait }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td>{say.days(wait.median)}</td>
              <td>
                {say.days(wait.lower)} – {say.days(wait.upper)}
              </td>
              <td>{say.share(wait.withinPromise)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('paper.assumption')}</th>
            <th scope="col">{t('paper.value')}</th>
            <th scope="col">{t('paper.source')}</th>
          </tr>
        </thead>
        <tbody>
          {assumptionNames.map((name) => (
            <tr key={name}>
              <th scope="row">{t(`name.${name}`)}</th>
              <td>{say.with(name, values[name])}</td>
              <td>{say.from(name, changes[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('paper.foot')}</p>
    </section>
  );
}
