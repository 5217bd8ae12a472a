import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/controls/Dialog';
import { Icon } from '../../ui/controls/Icon';
import { Hint, telephone } from '../../ui/controls/parts';
import { Tagged } from '../../ui/controls/Tagged';
import { useFormat } from '../../ui/format';
import { SafetyPlanView } from '../../ui/safety-plan/SafetyPlanView';
import type { SafetyPlan } from '../../ui/safety-plan/safety-plan';
import call from '../kit/call.module.css';
import styles from './CrisisSheet.module.css';
import { crisisChats, numbersFrom, sheetNumbers } from './numbers';
import safety from './safety.module.css';
import { useCrisis } from './useCrisis';

/** Where to call, from every screen: before there is an account, while locked, and without a network. */
export function CrisisSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('crisis');
  const { plan, local } = useCrisis();
  const f = useFormat();
  return (
    <Dialog heading={t('title')} onClose={onClose} className={`phone ${safety.crisis}`}>
      {/* Danger to life comes before everything, also before one's own plan, on the smallest screen. */}
      <Numbers of={sheetNumbers.filter(({ urgent }) => urgent)} />
      {plan && (
        <Suspense fallback={null}>
          <OwnPlan plan={plan} />
        </Suspense>
      )}
      {local && (
        <ul className="stack">
          {local.numbers.map(({ name, number, about }) => (
            <li key={number}>
              <a className={call.call} href={telephone(number)}>
                <Icon name="phone" />
                <span>
                  <b>
                    {name} <bdi dir="ltr">{number}</bdi>
                  </b>
                  <small>{about}</small>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <Numbers of={sheetNumbers.filter(({ urgent }) => !urgent)} />
      <h3>{t('chat.title')}</h3>
      <ul className="stack">
        {crisisChats.map(({ id, address }) => (
          <li key={id}>
            <a className={`${call.call} ${call.plain}`} href={address} target="_blank" rel="noreferrer">
              <Icon name="message" />
              <span>
                <b>{address.replace('https://www.', '')}</b>
                <small>{t(`${id}.about`)}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <Hint>
        <Tagged text={t('note')} />
      </Hint>
      <p className="muted small">
        {t('checked', { date: f.day(local ? ([local.from, numbersFrom].sort()[0] ?? numbersFrom) : numbersFrom) })}
      </p>
    </Dialog>
  );
}

function Numbers({ of }: { of: readonly (typeof sheetNumbers)[number][] }) {
  const { t } = useTranslation('crisis');
  return (
    <ul className="stack">
      {of.map(({ id, number, urgent }) => (
        <li key={id}>
          <a className={urgent ? `${call.call} ${call.urgent}` : call.call} href={telephone(number)}>
            <Icon name="phone" />
            <span>
              <b>
                <bdi dir="ltr">{number}</bdi>
              </b>
              <small>{t(`${id}.about`)}</small>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Its words come with it; the numbers never wait for them. */
function OwnPlan({ plan }: { plan: SafetyPlan }) {
  const { t } = useTranslation('safety');
  return (
    <details className={`card ${styles.plan}`} open>
      <summary>{t('plan.mine')}</summary>
      <SafetyPlanView plan={plan} level={3} />
    </details>
  );
}
