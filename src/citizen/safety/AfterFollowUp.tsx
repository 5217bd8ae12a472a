import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button';
import { Calls } from './Calls';
import type { FollowUpAnswers } from './FollowUp';
import { HowFarLine } from './HowFarLine';
import type { HowFar } from './howFar';

/** A plan, means, or not knowing: call now. Otherwise: what happens next. */
export const needsCall = (given: FollowUpAnswers): boolean =>
  given.dangerNow === 'yes' ||
  given.dangerNow === 'unsure' ||
  [given.plan, given.means].some((reply) => reply === 'yes' || reply === 'unsure');

export function AfterFollowUp({
  given,
  far,
  onHome,
  onGoOn,
}: {
  given: FollowUpAnswers;
  far: HowFar | 'unkept' | null | undefined;
  onHome: () => void;
  onGoOn: (() => void) | null;
}) {
  const { t } = useTranslation('safety');
  const call = needsCall(given);
  return (
    <>
      <h1>{t(call ? 'after.call.title' : 'after.calm.title')}</h1>
      <p className="lead">{t(call ? 'after.call.text' : 'after.calm.text')}</p>
      {call && <p>{t('after.call.place')}</p>}
      {far && <HowFarLine far={far} quiet />}
      <Calls />
      {onGoOn && (
        <Button variant="secondary" wide onClick={onGoOn}>
          {t('after.goOn')}
        </Button>
      )}
      <Button variant={call || onGoOn ? 'tertiary' : 'primary'} wide onClick={onHome}>
        {t('after.home')}
      </Button>
    </>
  );
}
