import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button';
import { Calls } from './Calls';
import { HowFarLine } from './HowFarLine';
import type { HowFar } from './howFar';

/** First: is there danger now? Calling comes before everything, and nothing here waits for a network. */
export function Danger({
  far,
  answered,
  onCalled,
  onSafe,
  onUnsure,
  onHome,
  onGoOn,
}: {
  far: HowFar | 'unkept' | null | undefined;
  /** The follow-up has been answered before: one is here to see how far it has come. */
  answered: boolean;
  onCalled: () => void;
  onSafe: () => void;
  onUnsure: () => void;
  onHome: () => void;
  /** Questions that were left when this one was answered. */
  onGoOn: (() => void) | null;
}) {
  const { t } = useTranslation('safety');
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {far && <HowFarLine far={far} />}
      <h2>{t('danger')}</h2>
      <Calls urgentAnswersYes onCalled={onCalled} />
      {answered ? (
        <>
          {onGoOn && (
            <Button variant="secondary" wide onClick={onGoOn}>
              {t('after.goOn')}
            </Button>
          )}
          <Button variant="secondary" wide onClick={onHome}>
            {t('after.home')}
          </Button>
          <Button variant="tertiary" wide onClick={onUnsure}>
            {t('again')}
          </Button>
        </>
      ) : (
        <>
          <Button variant="secondary" wide onClick={onSafe}>
            {t('notInDanger')}
          </Button>
          <Button variant="tertiary" wide onClick={onUnsure}>
            {t('unsure')}
          </Button>
        </>
      )}
    </>
  );
}
