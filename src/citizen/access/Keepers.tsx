import { useTranslation } from 'react-i18next';
import type { Access } from '../../care/members/access';
import { Avatar } from '../../ui/controls/Avatar';
import { Hint } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import { useNames } from '../kit/people';
import styles from './access.module.css';

const tones = ['fjord', 'sky', 'dawn'] as const;

/** Everybody with a key: why, since when, when they opened it and were last heard from, and apart from that what the relay says. */
export function Keepers({ members }: { members: Access['members'] }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const { full } = useNames();
  const soft = (when: string) => f.moment(when);
  return (
    <section aria-labelledby="keepers">
      <h2 id="keepers">{t('access.keepers')}</h2>
      <ul className={`card ${styles.log}`}>
        {members.map((member, place) => {
          const name = member.name || full(member.account);
          return (
            <li key={member.account} className={styles.keeper}>
              <Avatar name={name} tone={tones[place % tones.length]} />
              <span>
                <b>
                  <bdi>{name}</bdi>
                </b>
                <small>
                  {[t(`access.why.${member.why}`), member.since && t('access.since', { date: f.day(member.since) })]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
                <small>{member.lastLook ? t('access.openedLast', { when: soft(member.lastLook) }) : t('access.notOpened')}</small>
                {member.lastHeard && <small>{t('access.heard', { when: soft(member.lastHeard) })}</small>}
                {member.relayRead && (
                  <small className={styles.hearsay}>{t('access.relayRead', { when: soft(member.relayRead) })}</small>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <Hint>{t('access.words')}</Hint>
    </section>
  );
}
