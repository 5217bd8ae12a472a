import { useTranslation } from 'react-i18next';
import type { Criterion, CriterionName } from '../../care/criteria/criteria';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { Hint, Tag } from '../../ui/controls/parts';
import peek from '../kit/peek.module.css';
import { useNames } from '../kit/useNames';
import styles from './criteria.module.css';
import { signs } from './signs';
import { useEvidence } from './useEvidence';

/** Where each is said: the number of the criterion, or the other of the two documents. */
const places: Record<CriterionName, 'slides' | 'training' | '1' | '2' | '3' | '4' | '5' | '6' | '7'> = {
  wait: 'slides',
  free: '6',
  'target-group': '4',
  'mixed-care': '3',
  gp: '6',
  training: '5',
  supervision: '7',
  psychologist: '2',
  'half-positions': '1',
  'co-located': '1',
  education: 'training',
  support: '7',
};
const entered: Partial<Record<CriterionName, 'year' | 'training'>> = {
  free: 'year',
  training: 'training',
  supervision: 'training',
  psychologist: 'year',
  'half-positions': 'year',
  'co-located': 'year',
  education: 'year',
  support: 'year',
};
const tones = { met: 'fjord', open: 'dawn', missing: undefined } as const;

/** Beside the list: the evidence by person, the criterion in its own words, how it is judged, and the one thing to do. */
export function CriterionPeek({ criterion, onEnter }: { criterion: Criterion; onEnter: (what: 'year' | 'training') => void }) {
  const { t } = useTranslation('criteria');
  const nameOf = useNames('');
  const evidence = useEvidence();
  const { name, state, says, people } = criterion;
  const place = places[name];
  const what = entered[name];
  const tone = tones[state];
  return (
    <aside className={peek.peek} aria-labelledby="criterion">
      <p>
        <Tag icon={signs[state]} {...(tone ? { tone } : {})}>
          {t(`state.${state}`)}
        </Tag>
      </p>
      <h2 id="criterion">{t(`name.${name}`)}</h2>
      <p>{evidence(says)}</p>
      {people.length > 0 && (
        <ul className={styles.people}>
          {people.map((one) => (
            <li key={one.account} className={one.met ? '' : styles.dawn}>
              <Icon name={one.met ? 'check' : 'clock'} />
              <span>
                <b translate="no">
                  <bdi>{nameOf(one.account)}</bdi>
                </b>
                <small>{evidence(one)}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      <h3>{t('said')}</h3>
      <blockquote className={styles.quote}>
        <p lang="nb">{t(`quote.${name}`)}</p>
        <footer>{place === 'slides' ? t('source.slides') : t('source', { where: t(`where.${place}`) })}</footer>
      </blockquote>
      <Hint>{t(`how.${name}`)}</Hint>
      {what && (
        <Button wide onClick={() => onEnter(what)}>
          {t(what === 'year' ? 'enterYear' : 'enterTraining')}
        </Button>
      )}
    </aside>
  );
}
