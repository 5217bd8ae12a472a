import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamAbout } from '../../client/api';
import { useEngine } from '../../engine/engine-state';
import type { ErrorCode } from '../../protocol/errors';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { telephone } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import styles from '../kit/call.module.css';

/** Nothing changes by asking once more. */
const settled: readonly ErrorCode[] = ['E_INVITATION', 'E_INVITATION_CUT', 'E_INVITATION_USED', 'E_WITHDRAWN', 'E_EXPIRED'];
const isOver: readonly ErrorCode[] = ['E_INVITATION_USED', 'E_WITHDRAWN', 'E_EXPIRED'];

/** An invitation that does not open: why, what to do, and the number of the team whose it was, where the link says so. */
export function ClosedInvitation({
  link,
  code,
  onRetry,
  onCode,
  onRestore,
}: {
  link: string;
  code: ErrorCode;
  onRetry: () => void;
  onCode: () => void;
  onRestore: () => void;
}) {
  const { t } = useTranslation('welcome');
  const engine = useEngine();
  const [team, setTeam] = useState<TeamAbout | null>(null);
  useEffect(() => {
    if (!isOver.includes(code)) return;
    let here = true;
    engine.invitationTeam(link).then(
      (found) => here && setTeam(found),
      () => undefined, // the words beside it say to call, and the crisis sheet has numbers of its own
    );
    return () => {
      here = false;
    };
  }, [engine, link, code]);
  return (
    <>
      <h1>{t('invitation.failed')}</h1>
      <ErrorCard
        code={code}
        {...(settled.includes(code) ? {} : { retry: onRetry })}
        action={
          code === 'E_INVITATION_USED' ? (
            <Button variant="secondary" onClick={onRestore}>
              {t('front.before')}
            </Button>
          ) : (
            <Button variant={settled.includes(code) ? 'secondary' : 'tertiary'} onClick={onCode}>
              {t(code === 'E_INVITATION_CUT' ? 'invitation.paste' : 'front.code')}
            </Button>
          )
        }
      />
      {team && (
        <a className={`${styles.call} ${styles.plain}`} href={telephone(team.phone)}>
          <Icon name="phone" />
          <span>
            <b>
              <bdi dir="ltr">{team.phone}</bdi>
            </b>
            <small>{t('invitation.callTeam', { team: team.name, hours: team.hours })}</small>
          </span>
        </a>
      )}
    </>
  );
}
