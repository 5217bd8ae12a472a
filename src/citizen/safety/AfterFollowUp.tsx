import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Calls } from './Calls';
import type { FollowUpAnswers } from './FollowUp';

/** A plan, means, or not knowing: call now. Otherwise: what happens next. */
export const needsCall = (given: FollowUpAnswers): boolean =>
  given.dangerNow === 'yes' ||
  given.dangerNow === 'unsure' ||
  [given.plan, given.means].some((reply) => reply === 'yes' || reply === 'unsure');

export function AfterFollowUp({
  given,
  hours,
  sent,
  onHome,
}: {
  given: FollowUpAnswers;
  hours: string;
  sent: boolean;
  onHome: () => void;
}) {
  const { t } = useTranslation('safety');
  const call = needsCall(given);
  return (
    <>
      <h1>{t(call ? 'after.call.title' : 'after.calm.title')}</h1>
      <p className="lead">{t(call ? 'after.call.text' : 'after.calm.text')}</p>
      {call && <p>{t('after.call.place')}</p>}
      {(call || !sent) && (
        <p className="card unsent" role="status">
          <Icon name="clock" />
          <span>
            {sent ? (
              t('after.call.notRead', { hours })
            ) : (
              <>
                <b>{t('unsent.title')}</b> {t('unsent.text')}
              </>
            )}
          </span>
        </p>
      )}
      <Calls />
      <Button variant={call ? 'secondary' : 'primary'} wide onClick={onHome}>
        {t('after.home')}
      </Button>
    </>
  );
}
