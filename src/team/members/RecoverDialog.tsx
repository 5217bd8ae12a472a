import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRef, InviteLink } from '../../client/api';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { LinkToGive } from '../invitations/LinkToGive';
import styles from './members.module.css';

/** Everything lost: a new way in for the same person. It opens nothing of the past until somebody has made sure who it is. */
export function RecoverDialog({ caseRef, called, onClose }: { caseRef: CaseRef; called: string; onClose: () => void }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { busy, failed, act } = useAct();
  const [link, setLink] = useState<InviteLink | null>(null);
  const make = () => act(async ({ inviteAgain }) => setLink(await inviteAgain(caseRef)));
  const name = { name: called };
  return (
    <Dialog
      sheet={false}
      heading={t('recover.title', name)}
      onClose={onClose}
      actions={
        link ? (
          <Button onClick={onClose}>{t('recover.given')}</Button>
        ) : (
          <Button busy={busy} onClick={() => void make()}>
            {t('recover.do')}
          </Button>
        )
      }
    >
      {link ? (
        <div className={styles.recover}>
          <LinkToGive invitation={link} wait={t('recover.wait', { ...name, date: f.day(link.notAfter) })} />
          <p className="muted small">{t('recover.aloud', name)}</p>
        </div>
      ) : (
        <>
          <p>{t('recover.before', name)}</p>
          <ol className="rich">
            <li>{t('recover.step1', name)}</li>
            <li>{t('recover.step2', name)}</li>
            <li>{t('recover.step3', name)}</li>
          </ol>
          <p className="muted">{t('recover.old', name)}</p>
        </>
      )}
      {failed && <ErrorCard code={failed} />}
    </Dialog>
  );
}
