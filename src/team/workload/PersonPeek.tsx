import { useTranslation } from 'react-i18next';
import { freeOf } from '../../care/capacities/capacities';
import type { WorkloadRow } from '../../care/workload/workload-view';
import type { Person } from '../../client/api';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { ButtonLink } from '../../ui/controls/links';
import { Tag, telephone } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import { useKeysOn } from '../kit/keys';
import lists from '../kit/lists.module.css';
import peek from '../kit/peek.module.css';
import room from '../kit/room.module.css';
import styles from './workload.module.css';

/** Beside the list: what must be done before somebody goes, and who has room. */
export function PersonPeek({
  row,
  person,
  rows,
  nameOf,
  now,
  onCover,
  onRoom,
}: {
  row: WorkloadRow;
  person: Person;
  rows: readonly WorkloadRow[];
  nameOf: (account: string) => string;
  now: string;
  /** null: these are not the reader's own cases, or nothing is missing */
  onCover: (() => void) | null;
  onRoom: () => void;
}) {
  const { t } = useTranslation('workload');
  const f = useFormat();
  const keysOn = useKeysOn();
  const { away, told } = row;
  const free = rows.flatMap((one) => {
    const places = one.most === null ? 0 : freeOf({ most: one.most, cases: one.cases });
    return places > 0 && one.account !== row.account && !one.away ? [{ account: one.account, places }] : [];
  });
  return (
    <aside className={peek.peek} aria-labelledby="person-name">
      {away && (
        <p>
          <Tag tone="dawn" icon="calendar">
            {t('awayDays', { days: f.days(away.from, away.until) })}
          </Tag>
        </p>
      )}
      <h2 id="person-name" translate="no">
        <bdi>{person.name}</bdi>
      </h2>
      <p className="muted">
        {[person.title, told ? t('told', { when: f.moment(told, now) }) : null].filter(Boolean).join(' · ')}
      </p>
      {!told && <p className="muted">{t('told.never', { name: person.name })}</p>}
      {away && (
        <>
          <h3>{t('before', { days: f.days(away.from, away.until) })}</h3>
          <ul className={styles.todo}>
            <li className={away.lacking ? styles.dawn : ''}>
              <Icon name={away.lacking === 0 ? 'check' : 'people'} />
              <span>
                {away.lacking === null
                  ? t('lacking.unknown')
                  : away.lacking === 0
                    ? t('lacking.none')
                    : t('lacking', { count: away.lacking })}
                {away.covered.length > 0 && (
                  <small>{f.list(away.covered.map(({ by, count }) => t('covered', { name: nameOf(by), count })))}</small>
                )}
              </span>
            </li>
          </ul>
          {away.lacking !== 0 && (
            <>
              <h3>{t('who')}</h3>
              {free.length > 0 ? (
                <dl className={lists.facts}>
                  {free.map(({ account, places }) => (
                    <div key={account}>
                      <dt>
                        <bdi translate="no">{nameOf(account)}</bdi>
                      </dt>
                      <dd>{t('free', { count: places })}</dd>
                    </div>
                  ))}
                </dl>
              ) : (
                <p className="muted">{t('free.none')}</p>
              )}
            </>
          )}
        </>
      )}
      <div className={room.wideActs}>
        {onCover && (
          <Button small onClick={onCover}>
            {t('arrange')}
            {keysOn && <kbd>D</kbd>}
          </Button>
        )}
        {person.me && (
          <>
            <ButtonLink small variant="secondary" to="/saker">
              {t('open')}
            </ButtonLink>
            <Button small variant="secondary" onClick={onRoom}>
              {t('room')}
            </Button>
          </>
        )}
        {!person.me && person.phone && (
          <a className="ds-button" data-variant="secondary" data-size="sm" href={telephone(person.phone)}>
            <Icon name="phone" />
            <span>
              {t('call', { name: person.name })} <bdi dir="ltr">{person.phone}</bdi>
            </span>
          </a>
        )}
      </div>
      {!person.me && away && away.lacking !== 0 && <p className="small muted">{t('ask')}</p>}
      <p className={`${styles.truth} muted`}>
        <Icon name="info" small />
        <span>{t('truth')}</span>
      </p>
    </aside>
  );
}
