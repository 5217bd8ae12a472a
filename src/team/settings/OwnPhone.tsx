import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPhoneNumber } from '../../care/thread/phone-numbers';
import { useAct } from '../../engine/act';
import { useDraft } from '../../engine/draft';
import { Button } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/fields';
import { ErrorCard } from '../../ui/controls/states';
import form from '../kit/form.module.css';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';

const isPhone = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** One's own number, for colleagues. */
export function OwnPhone() {
  const { t } = useTranslation('team');
  const say = useSay();
  const { account, people } = useMe();
  const known = people.find((one) => one.account === account)?.phone ?? '';
  const draft = useDraft<string | null>('own-phone', null, isPhone);
  const { busy, failed, act } = useAct(draft);
  const [tried, setTried] = useState(false);
  const phone = (draft.value ?? known).trim();
  const fits = phone === '' || isPhoneNumber(phone);
  const save = () => {
    setTried(true);
    if (fits) void act(({ setPhone }) => setPhone(phone).then(() => say(t('phone.saved'))));
  };
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={t('phone.own')}
        description={t('phone.ownHelp')}
        type="tel"
        maxLength={30}
        error={tried && !fits ? t('phone.wrong') : undefined}
        value={draft.value ?? known}
        onChange={(event) => draft.set(event.target.value)}
      />
      {failed && <ErrorCard code={failed} retry={save} />}
      {phone !== known && (
        <Button small type="submit" variant="secondary" busy={busy}>
          {t('phone.save')}
        </Button>
      )}
    </form>
  );
}
