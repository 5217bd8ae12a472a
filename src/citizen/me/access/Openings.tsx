import { useTranslation } from 'react-i18next';
import type { Access } from '../../../care/access';
import { Avatar } from '../../../ui/Avatar';
import { daysBetween, useFormat } from '../../../ui/format';
import { useNames } from '../../people';

type Opened = Access['opened'];

/** Every time the case was opened, as whoever opened it has signed. */
export function Openings({ opened }: { opened: Opened }) {
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

function Part({ heading, opened, near }: { heading: string; opened: Opened; near?: boolean }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const { full } = useNames();
  if (opened.length === 0) return null;
  return (
    <>
      <h3 className="list-h">{heading}</h3>
      <ul className="card log">
        {opened.map(({ account, name, at }) => (
          <li key={`${account} ${at}`}>
            <Avatar name={name || full(account)} />
            <span>
              <b>{(name || full(account)).split(' ')[0]}</b>
              <small>{t('access.opened')}</small>
            </span>
            <time dateTime={at}>{near ? `${f.relative(at)} ${f.time(at)}` : f.dayShort(at)}</time>
          </li>
        ))}
      </ul>
    </>
  );
}
