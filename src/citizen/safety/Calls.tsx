import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';
import { telephone } from '../../ui/parts';

const calls = [
  { number: '113', words: 'call.113', urgent: true },
  { number: '116 117', words: 'call.116117', urgent: false },
  { number: '116 123', words: 'call.116123', urgent: false },
  { number: '22 40 00 40', words: 'call.22400040', urgent: false },
] as const;

/** The four numbers of the crisis sheet, in the order of urgency. */
export function Calls({ onCalled, urgentAnswersYes }: { onCalled?: () => void; urgentAnswersYes?: boolean }) {
  const { t } = useTranslation('safety');
  return (
    <div className="stack calls">
      {calls.map(({ number, words, urgent }) => (
        <a
          key={number}
          className={urgent ? 'call urgent' : 'call'}
          href={telephone(number)}
          onClick={urgent ? onCalled : undefined}
        >
          <Icon name="phone" />
          <span>
            <b>
              {(!urgent || urgentAnswersYes) && `${t(words)} `}
              <bdi dir="ltr">{number}</bdi>
            </b>
            <small>{t(`${words}.note`)}</small>
          </span>
        </a>
      ))}
    </div>
  );
}
