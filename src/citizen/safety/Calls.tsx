import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/controls/Icon';
import { telephone } from '../../ui/controls/parts';
import styles from '../kit/call.module.css';
import { crisisNumbers } from './numbers';

/** The numbers of the crisis sheet, in the order of urgency, with words that answer the question above them. */
export function Calls({ onCalled, urgentAnswersYes }: { onCalled?: () => void; urgentAnswersYes?: boolean }) {
  const { t } = useTranslation('safety');
  return (
    <div className="stack">
      {crisisNumbers.map(({ id, number, urgent }) => (
        <a
          key={id}
          className={urgent ? `${styles.call} ${styles.urgent}` : styles.call}
          href={telephone(number)}
          onClick={urgent ? onCalled : undefined}
        >
          <Icon name="phone" />
          <span>
            <b>
              {(!urgent || urgentAnswersYes) && `${t(`call.${id}`)} `}
              <bdi dir="ltr">{number}</bdi>
            </b>
            <small>{t(`call.${id}.note`)}</small>
          </span>
        </a>
      ))}
    </div>
  );
}
