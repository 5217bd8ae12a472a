import { useTranslation } from 'react-i18next';
import type { RiskAnswer } from '../../care/case';
import { Button } from '../../ui/Button';
import { useEngineState } from '../../ui/engine';
import { Icon } from '../../ui/Icon';
import { Calls } from './Calls';

/** First: is there danger now? Calling comes before everything, and nothing here waits for a network. */
export function Danger({
  risk,
  hours,
  onCalled,
  onSafe,
  onUnsure,
}: {
  risk: RiskAnswer | undefined;
  hours: string;
  onCalled: () => void;
  onSafe: () => void;
  onUnsure: () => void;
}) {
  const { t } = useTranslation('safety');
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <SentLine risk={risk} hours={hours} />
      <h2>{t('danger')}</h2>
      <Calls urgentAnswersYes onCalled={onCalled} />
      <Button variant="secondary" wide onClick={onSafe}>
        {t('notInDanger')}
      </Button>
      <Button variant="tertiary" wide onClick={onUnsure}>
        {t('unsure')}
      </Button>
    </>
  );
}

/** Sent, seen or not: the honest state of the answer, in words. */
export function SentLine({ risk, hours }: { risk: RiskAnswer | undefined; hours: string }) {
  const { t } = useTranslation('safety');
  const { connection } = useEngineState();
  if (risk && risk.assessments.length > 0) {
    return (
      <p className="card unsent" role="status">
        <Icon name="check" />
        <span>
          <b>{t('seen.title')}</b> {t('seen.text')}
        </span>
      </p>
    );
  }
  if (risk?.sent) {
    return (
      <p className="card unsent" role="status">
        <Icon name="clock" />
        <span>
          <b>{t('sent.title')}</b> {t('sent.text', { hours })}
        </span>
      </p>
    );
  }
  return (
    <p className="card unsent" role="alert">
      <Icon name={connection === 'offline' ? 'offline' : 'clock'} />
      <span>
        <b>{t('unsent.title')}</b> {t('unsent.text')}
      </span>
    </p>
  );
}
