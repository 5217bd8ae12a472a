import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRef, InviteLink } from '../../client/api';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { TextArea } from '../../ui/controls/fields';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { LinkToGive } from '../invitations/LinkToGive';
import { languageOf } from '../kit/catalogue';
import { useMe } from '../kit/useMe';

/** Somebody who was written in gets a link into the case that is theirs already: what was decided waits there for them. */
export function InviteIntoDialog({ caseRef, called, onClose }: { caseRef: CaseRef; called: string; onClose: () => void }) {
  const { t, i18n } = useTranslation('referrals');
  const f = useFormat();
  const { name: me } = useMe();
  const words = useWords(`invite-into/${caseRef}`);
  const { busy, failed, act } = useAct(words);
  const [link, setLink] = useState<InviteLink | null>(null);
  const greeting = words.text || t('invite.greeting', { called, me: me.split(' ')[0] ?? me });
  const make = () =>
    act(async ({ inviteInto }) => setLink(await inviteInto(caseRef, { called, greeting, language: languageOf(i18n.language) })));
  return (
    <Dialog
      sheet={false}
      heading={t('invite.title', { name: called })}
      onClose={onClose}
      actions={
        link ? (
          <Button onClick={onClose}>{t('invite.given')}</Button>
        ) : (
          <Button busy={busy} onClick={() => void make()}>
            {t('invite.do')}
          </Button>
        )
      }
    >
      {link ? (
        <LinkToGive invitation={link} wait={t('invite.wait', { name: called, date: f.day(link.notAfter) })} />
      ) : (
        <>
          <p>{t('invite.text', { name: called })}</p>
          <TextArea
            label={t('invite.greetingLabel')}
            rows={4}
            maxLength={2_000}
            value={greeting}
            onChange={(event) => words.set(event.target.value)}
          />
        </>
      )}
      {failed && <ErrorCard code={failed} />}
    </Dialog>
  );
}
