import { useTranslation } from 'react-i18next';
import type { Access } from '../../care/members/access';
import { Avatar } from '../../ui/controls/Avatar';
import { daysBetween, useFormat } from '../../ui/format';
import { useNames } from '../kit/people';
import styles from './access.module.css';

type Looks = Access['looks'];

/** Every time somebody has looked, as they have signed it. */
export function Openings({ opened }: { opened: Looks }) {
  const { t } = useTranslation('me');
  const now = new Date().toISOString();
  const week = opened.filter((one) => daysBetween(one.at, now) < 7);
  const before = opened.filter((one) => daysBetween(one.at, now) >= 7);
  return (
    <section aria-labelledby="openings">
      <h2 id="openings">{t('access.openings')}</h2>
      {opened.length === 0 && <p className="muted">{t('access.none')}</p>}
      <Part heading={t('access.thisWeek')} opened={week} near />
      <Part heading={t('access.before')} opened={before} />
    </section>
  );
}

function Part({ heading, opened, near }: { heading: string; opened: Looks; near?: boolean }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const { full } = useNames();
  if (opened.length === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>{heading}</h3>
      <ul className={`card ${styles.log}`}>
        {opened.map(({ account, name, at, how }) => (
          <li key={`${account} ${at}`}>
            <Avatar name={name || full(account)} />
            <span>
              <b>{(name || full(account)).split(' ')[0]}</b>
              <small>{t(how === 'opened' ? 'access.opened' : 'access.read')}</small>
            </span>
            <time dateTime={at}>{near ? `${f.relative(at)} ${f.time(at)}` : f.dayShort(at)}</time>
          </li>
        ))}
      </ul>
    </>
  );
}
