import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertRow } from '../../care/alerts/alert';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { ButtonLink } from '../../ui/controls/links';
import { PhoneNumber, Tag, telephone } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import { useKeysOn } from '../kit/keys';
import lists from '../kit/lists.module.css';
import room from '../kit/room.module.css';
import { useMe } from '../kit/useMe';
import { actsOn, type DutyAct, dutyKeys } from './acts';
import styles from './alerts.module.css';
import { numberIn, useAlertWords } from './useAlertWords';

const tones = { new: 'help', seen: 'dawn', acting: 'sky', escalated: 'dawn', resolved: 'fjord' } as const;

/** One risk answer: what was said, how to reach them, what has been done, and what one can do now. */
export function AlertCard({
  row,
  now,
  busy,
  onAct,
  onFocus,
}: {
  row: AlertRow;
  now: string;
  busy: boolean;
  onAct: (act: DutyAct) => void;
  onFocus: () => void;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const words = useAlertWords(now);
  const keysOn = useKeysOn();
  const name = words.called(row);
  const number = row.reach ? numberIn(row.reach) : null;
  const therapist = words.therapist(row);
  const heading = `alert-${row.answers}`;
  const { people } = useMe();
  const theirs = people.find(({ account, me }) => account === row.therapist && !me)?.phone;
  const facts: [string, ReactNode][] = [
    [t('fact.answer'), words.said(row)],
    [t('fact.last'), words.before(row)],
    [t('fact.followUp'), words.followUp(row)],
    [t('fact.reach'), row.reach ?? t('duty.noReach')],
    ...(therapist
      ? [
          [
            t(row.ended ? 'fact.therapistBefore' : 'fact.therapist'),
            <>
              {therapist} {theirs && <PhoneNumber number={theirs} />}
            </>,
          ] as [string, ReactNode],
        ]
      : []),
  ];
  if (row.ended) facts.push([t('fact.ended'), t('fact.endedOn', { date: f.date(row.ended) })]);
  const acts = actsOn[row.state];
  if (row.unreadable) return <Unreadable heading={heading} />;
  // Several cards have the same buttons: whoever hears them hears of whom.
  const whose = (
    <span className="ds-sr-only">
      {' '}
      <bdi>{name}</bdi>
    </span>
  );
  return (
    <article className={`card ${room.block} ${styles.card}`} aria-labelledby={heading} onFocus={onFocus}>
      <header>
        <h2 id={heading} tabIndex={-1} data-alert={row.answers}>
          <span translate="no">
            <bdi>{name}</bdi>
          </span>{' '}
          <span className="muted">{f.moment(row.at, now)}</span>
        </h2>
        {row.level === 2 && (
          <Tag tone="help" icon="warning">
            {t('duty.level2')}
          </Tag>
        )}
        <Tag tone={tones[row.state]}>{t(`duty.state.${row.state}`)}</Tag>
      </header>
      {row.overdue && row.state !== 'resolved' && (
        <p className={lists.deadline}>
          <Icon name="clock" />
          <span>{t('duty.overdue', { when: f.moment(row.at, now) })}</span>
        </p>
      )}
      {row.from === 'nowhere' && (
        <p className={lists.deadline}>
          <Icon name="shield" />
          <span>
            <b>{t('duty.nowhere.title')}.</b> {t('duty.nowhere.text')}
          </span>
        </p>
      )}
      <dl className={lists.why}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {row.history.length > 0 && (
        <ul className={styles.done} aria-label={t('duty.history')}>
          {row.history.map((step) => (
            <li key={`${step.at}${step.state}${step.by}`}>
              <Icon name={step.state === 'resolved' ? 'check' : 'eye'} small />
              <span>{words.step(step)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {acts.map((act, i) => (
          <Button key={act} small busy={busy} variant={i === 0 ? 'primary' : 'secondary'} onClick={() => onAct(act)}>
            {t(`duty.act.${act}`)}
            {whose}
            {keysOn && <kbd>{dutyKeys[act].toLocaleUpperCase()}</kbd>}
          </Button>
        ))}
        {number && row.state !== 'resolved' && (
          <a className="ds-button" data-variant="secondary" data-size="sm" href={telephone(number)}>
            <Icon name="phone" />
            <span>
              {t('case.call')} <bdi dir="ltr">{number}</bdi>
            </span>
            {keysOn && <kbd>C</kbd>}
          </a>
        )}
        {row.caseRef && (
          <ButtonLink small variant="tertiary" to="/sak/$caseRef" params={{ caseRef: row.caseRef }}>
            {t('inbox.open')}
            {whose}
            {keysOn && <kbd>O</kbd>}
          </ButtonLink>
        )}
      </div>
    </article>
  );
}

/** Something is there that cannot be shown: nobody shall believe that nothing is. */
function Unreadable({ heading }: { heading: string }) {
  const { t } = useTranslation('team');
  return (
    <article className={`card ${room.block} ${styles.card}`} aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1}>
        {t('duty.unreadable.title')}
      </h2>
      <p>{t('duty.unreadable.text')}</p>
    </article>
  );
}
