import { useTranslation } from 'react-i18next';
import type { RiskAnswer } from '../../care/alerts/risk';
import { lastTold } from '../../care/alerts/told';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { telephone } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import { useKeysOn } from '../kit/keys';
import { useMe } from '../kit/useMe';
import { useNames } from '../kit/useNames';
import { useStruckWords } from '../questionnaires/useStruckWords';
import styles from './alerts.module.css';
import { useRiskWords } from './useRiskWords';

/** On top of the case until somebody has written what was done. It cannot be put away. */
export function RiskLine({
  risk,
  phone,
  now,
  onAct,
  onAssess,
}: {
  risk: RiskAnswer;
  phone: string | null;
  now: string;
  onAct: () => void;
  onAssess: () => void;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const words = useRiskWords();
  const struckWords = useStruckWords();
  const keysOn = useKeysOn();
  const nameOf = useNames(t('someone'), t('team.me'));
  const { account: me } = useMe();
  const told = lastTold(risk.told);
  const another = told?.state === 'acting' && told.by !== me;
  return (
    <div className={styles.line} role="status">
      <Icon name="warning" />
      <p>
        <b>{t('risk.at', { when: f.moment(risk.at, now) })}</b> {words.said(risk)}, {words.compared(risk)}.{' '}
        {risk.followUp ? t('risk.followUp', { words: words.followUp(risk.followUp) }) : t('risk.noFollowUp')}
        {risk.followUp?.reach && ` ${t('risk.reach', { reach: risk.followUp.reach.replace(/[.\s]+$/u, '') })}`}
        {risk.struck && <b> {t('strike.riskStays', { struck: struckWords(risk.struck) })}</b>}
        {told && (
          <b>
            {' '}
            {words.told(told, now)} {another && t('risk.talkFirst', { name: nameOf(told.by) })}
          </b>
        )}
      </p>
      <span className="grow" />
      {phone ? (
        <a className={styles.due} href={telephone(phone)}>
          {t('case.call')} <bdi dir="ltr">{phone}</bdi>
        </a>
      ) : (
        <span className={styles.due}>{t('risk.stays')}</span>
      )}
      {told?.state !== 'acting' && (
        <Button small variant="secondary" onClick={onAct}>
          {t('duty.act.acting')}
        </Button>
      )}
      <Button small onClick={onAssess}>
        {t('risk.assess')}
        {keysOn && <kbd>V</kbd>}
      </Button>
    </div>
  );
}
