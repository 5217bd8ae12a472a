import { useTranslation } from 'react-i18next';
import type { Access } from '../../care/access';
import { Avatar } from '../../ui/Avatar';
import { useView } from '../../ui/engine';
import { daysBetween, useFormat } from '../../ui/format';
import { IconLink } from '../../ui/links';
import { Phone, TopBar } from '../../ui/Phone';
import { Hint, PhoneNumber } from '../../ui/parts';
import { Loading } from '../../ui/states';
import { CitizenTabs } from '../CitizenTabs';

/** Who holds a key to the case, and every time it was opened. */
export function AccessRoom() {
  const { t } = useTranslation(['me', 'common']);
  const { data: caseRef } = useView('myCase', null);
  const { data: access } = useView('access', caseRef ? { caseRef } : undefined);
  const { data: me } = useView('me', null);
  const others = access?.members.filter((member) => member.why !== 'you') ?? [];
  return (
    <Phone
      room="mine"
      title={t('access.doc')}
      tabs={<CitizenTabs />}
      header={<TopBar start={<IconLink to="/meg" icon="back" label={t('backToMe')} />} />}
    >
      <div className="flow">
        <h1>{t('access.title')}</h1>
        {!access ? (
          <Loading lines={2} />
        ) : (
          <>
            <p className="lead">{t('access.lead', { count: others.length })}</p>
            <ul className="keyrow">
              {others.map((member, place) => (
                <li key={member.account}>
                  <Avatar name={member.name} tone={tones[place % tones.length]} />
                  {member.name}
                  <small>{t(`access.why.${member.why}`)}</small>
                </li>
              ))}
            </ul>
            <Log access={access} />
            <ControlWords words={access.controlWords} />
            {me?.about?.phone && (
              <Hint icon="phone">
                {t('access.ask')} <PhoneNumber number={me.about.phone} />
              </Hint>
            )}
          </>
        )}
      </div>
    </Phone>
  );
}
const tones = ['fjord', 'sky', 'dawn'] as const;

type Seen = { key: string; name: string; what: string; at: string };

function Log({ access }: { access: Access }) {
  const { t } = useTranslation('me');
  const name = (account: string) => access.members.find((m) => m.account === account)?.name ?? t('access.someone');
  const seen: Seen[] = [
    ...access.opened.map((one) => ({ key: `o ${one.account} ${one.at}`, name: one.name, what: t('access.opened'), at: one.at })),
    ...access.changes.flatMap(({ at, by, added }) => {
      if (!at || added.length === 0) return [];
      const others = added.filter((account) => account !== by).map(name);
      const what = others.length > 0 ? t('access.letIn', { names: others.join(', ') }) : t('access.cameIn');
      return [{ key: `c ${at} ${by}`, name: name(by), what, at }];
    }),
  ].sort((a, b) => b.at.localeCompare(a.at));
  const now = new Date().toISOString();
  const week = seen.filter((one) => daysBetween(one.at, now) < 7);
  const before = seen.filter((one) => daysBetween(one.at, now) >= 7);
  if (seen.length === 0) return <p className="muted">{t('access.none')}</p>;
  return (
    <>
      <LogPart heading={t('access.thisWeek')} seen={week} near />
      <LogPart heading={t('access.before')} seen={before} />
    </>
  );
}

function LogPart({ heading, seen, near }: { heading: string; seen: readonly Seen[]; near?: boolean }) {
  const f = useFormat();
  if (seen.length === 0) return null;
  return (
    <section>
      <h2 className="list-h">{heading}</h2>
      <ul className="card log">
        {seen.map((one) => (
          <li key={one.key}>
            <Avatar name={one.name} />
            <span>
              <b>{one.name.split(' ')[0]}</b>
              <small>{one.what}</small>
            </span>
            <time dateTime={one.at}>{near ? `${f.relative(one.at)} ${f.time(one.at)}` : f.dayShort(one.at)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Both ends can read these six words to each other on the phone: equal words, equal keys (docs/protocol.md, section 4). */
function ControlWords({ words }: { words: readonly string[] }) {
  const { t } = useTranslation('me');
  if (words.length === 0) return null;
  return (
    <details className="ds-details">
      <summary>{t('access.control')}</summary>
      <div>
        <p>{t('access.controlText')}</p>
        <p className="control-words" lang="nb" translate="no">
          {words.join(' · ')}
        </p>
      </div>
    </details>
  );
}
