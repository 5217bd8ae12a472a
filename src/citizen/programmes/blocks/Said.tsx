import { useTranslation } from 'react-i18next';
import { useView } from '../../../engine/engine';
import { Icon } from '../../../ui/controls/Icon';
import { useFormat } from '../../../ui/format';
import { useNames } from '../../kit/people';
import { addressOf, usePlace } from './answer';
import styles from './Said.module.css';

/** What the staff have said to an answer or to what was shown, where it was given: praise with a heart. */
export function Said({ block }: { block: string }) {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const { first } = useNames();
  const place = usePlace();
  const { data: view } = useView('case', { caseRef: place.caseRef });
  const address = addressOf(place, block);
  const answers = view?.blocks.filter((one) => one.address === address) ?? [];
  const shown = view?.programmes.flatMap(({ feedback }) => feedback.filter((one) => one.address === address)) ?? [];
  return [...answers, ...shown]
    .flatMap(({ comments }) => comments)
    .map(({ id, by, at, text, praise }) => (
      <p className={styles.comment} key={id}>
        {praise && <Icon name="heart" small />} <b>{t('sheet.comment', { name: first(by) })}</b> {text}{' '}
        <small>{f.moment(at)}</small>
      </p>
    ));
}
