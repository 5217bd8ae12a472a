import { useTranslation } from 'react-i18next';
import type { Access } from '../../care/members/access';
import { Button } from '../../ui/controls/Button';
import { useFormat } from '../../ui/format';
import styles from './members.module.css';

/** One of those who can read the case: why, since when, what they have signed, and beside it the relay's own word. */
export function Member({
  member,
  name,
  me,
  onPutOut,
}: {
  member: Access['members'][number];
  name: string;
  me: boolean;
  /** null: not to be put out here */
  onPutOut: (() => void) | null;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { role, title, why, since, lastOpened, lastHeard, relayRead } = member;
  const facts = [
    since && t('access.since', { when: f.day(since) }),
    role !== 'citizen' && (lastOpened ? t('access.opened', { when: f.moment(lastOpened) }) : t('access.notOpened')),
    lastHeard && t('access.heard', { when: f.moment(lastHeard) }),
    relayRead && t('access.relay', { when: f.moment(relayRead) }),
  ].filter((fact) => typeof fact === 'string');
  return (
    <li>
      <div>
        <b>{me ? t('access.me', { name }) : name}</b>
        <span className="muted">
          {role === 'citizen' ? t('access.citizen') : [title, t(`access.why.${why}`)].filter(Boolean).join(', ')}
        </span>
        {facts.map((fact) => (
          <span className={`muted ${styles.fact}`} key={fact}>
            {fact}
          </span>
        ))}
      </div>
      {onPutOut && (
        <Button small variant="tertiary" onClick={onPutOut}>
          {t('putOut.short')}
          <span className="ds-sr-only"> {name}</span>
        </Button>
      )}
    </li>
  );
}
