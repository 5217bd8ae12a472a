import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRecord } from '../../care/is-record';
import { isPhoneNumber } from '../../care/thread/phone-numbers';
import type { InvitationPreview } from '../../client/api';
import { useAct } from '../../engine/act';
import { useDraft } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/fields';
import { ErrorCard } from '../../ui/controls/states';
import { FlowForm } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';

interface Joining {
  name: string;
  title: string;
  phone: string;
}
const isJoining = (value: unknown): value is Joining | null =>
  value === null || (isRecord(value) && [value.name, value.title, value.phone].every((text) => typeof text === 'string'));

/** A colleague says who they are and asks to be let in; a lead confirms it (Waiting). */
export function Join({ preview }: { preview: InvitationPreview | null }) {
  const { t } = useTranslation('team');
  const draft = useDraft<Joining | null>('join', null, isJoining);
  const { name, title, phone } = draft.value ?? { name: preview?.called ?? '', title: '', phone: '' };
  const set = (change: Partial<Joining>) => draft.set({ name, title, phone, ...change });
  const phoneFits = phone.trim() === '' || isPhoneNumber(phone);
  const { busy, failed, act } = useAct(draft);
  const [tried, setTried] = useState(false);
  const join = () => {
    setTried(true);
    if (name.trim() === '' || !phoneFits) return;
    const who = { name: name.trim(), title: title.trim(), ...(phone.trim() ? { phone: phone.trim() } : {}) };
    void act(({ acceptInvitation }) => acceptInvitation(who));
  };
  const heading = preview ? t('join.title', { team: preview.about.name }) : t('setup.you');
  return (
    <Phone
      kind="secure"
      header={<TopBar />}
      bottom={
        <Button wide busy={busy} type="submit" form="join">
          {busy ? t('join.sending') : t('setup.next')}
        </Button>
      }
    >
      <FlowForm
        id="join"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          join();
        }}
      >
        <h1>{failed ? t('join.failed') : heading}</h1>
        {failed && <ErrorCard code={failed} retry={join} />}
        <TextField
          required
          label={t('setup.name')}
          description={t('setup.nameHelp')}
          error={tried && name.trim() === '' ? t('join.nameMissing') : undefined}
          maxLength={120}
          autoComplete="name"
          value={name}
          onChange={(e) => set({ name: e.target.value })}
        />
        <TextField
          label={t('setup.titleField')}
          description={t('setup.titleHelp')}
          maxLength={80}
          value={title}
          onChange={(e) => set({ title: e.target.value })}
        />
        <TextField
          label={t('phone.own')}
          description={t('phone.ownHelp')}
          type="tel"
          maxLength={30}
          error={tried && !phoneFits ? t('phone.wrong') : undefined}
          value={phone}
          onChange={(e) => set({ phone: e.target.value })}
        />
      </FlowForm>
    </Phone>
  );
}
