import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { Access } from '../../care/members/access';
import { Icon, type IconName } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import { useNames } from '../kit/people';
import { useMembersSaid } from '../messages/Happened';
import styles from './access.module.css';

interface Coming {
  key: string;
  icon: IconName;
  said: string;
  quote?: string;
  at: string | null;
}

/** Every change of who is in the case, handovers with their note, custodians with their reason; newest first. */
export function Comings({ access, handovers }: { access: Access; handovers: CaseView['handovers'] }) {
  const { t } = useTranslation(['me', 'messages']);
  const f = useFormat();
  const { first } = useNames();
  const membersSaid = useMembersSaid();
  const changes: Coming[] = access.changes
    .map((change, place): Coming => {
      const kind = place === 0 ? ('started' as const) : undefined;
      return { key: `change ${place}`, icon: 'key', said: membersSaid({ ...change, ...(kind ? { kind } : {}) }), at: change.at };
    })
    .filter(({ said }) => said !== '')
    .reverse();
  const dated: Coming[] = [
    ...handovers.map(({ at, by, to, note }) => ({
      key: `handover ${at}`,
      icon: 'people' as const,
      said: t('access.handover', { to: first(to), by: first(by) }),
      quote: note,
      at,
    })),
    ...access.custody.map(({ account, name, at, reason }) => ({
      key: `custody ${account} ${at}`,
      icon: 'eye' as const,
      said: t('access.custody', { name: name || first(account) }),
      quote: reason,
      at,
    })),
  ];
  const all = merged(changes, dated);
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="comings">
      <h2 id="comings">{t('access.came')}</h2>
      <ol className={`card ${styles.log}`}>
        {all.map(({ key, icon, said, quote, at }) => (
          <li key={key}>
            <Icon name={icon} />
            <span>
              {said}
              {quote && <q className={styles.quote}>{t('messages:event.quote', { text: quote })}</q>}
              <small>{at ? <time dateTime={at}>{f.moment(at)}</time> : t('access.noTime')}</small>
            </span>
          </li>
        ))}
      </ol>
      <p className="muted small">{t('access.cameNote')}</p>
    </section>
  );
}

/** Changes keep the order of the log, whatever a clock says; what has a clock of its own goes where it belongs among them. */
function merged(changes: readonly Coming[], dated: readonly Coming[]): Coming[] {
  const rest = [...dated].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
  const all: Coming[] = [];
  for (const change of changes) {
    while (rest[0]?.at && change.at && rest[0].at > change.at) all.push(...rest.splice(0, 1));
    all.push(change);
  }
  return [...all, ...rest];
}
