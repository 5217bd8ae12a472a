import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../engine/act';
import { errorCode } from '../../engine/engine-state';
import { BackButton } from '../../ui/controls/BackButton';
import { Button } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/fields';
import { FlowForm } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { RestoreFailed } from './RestoreFailed';

/** The account's name (three words, printed with the code) and its passphrase, which goes on opening this device. */
export function RestoreByName({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation(['welcome', 'common']);
  const { busy, failed, act } = useAct();
  const [name, setName] = useState('');
  const [phrase, setPhrase] = useState('');
  const [wrong, setWrong] = useState(false);
  const open = () => {
    if (name.trim() === '' || phrase.trim() === '') return setWrong(true);
    setWrong(false);
    void act(({ restore }) =>
      restore({ name, passphrase: phrase }, null).catch((error) => {
        if (errorCode(error) !== 'E_PASSPHRASE') throw error;
        setWrong(true);
      }),
    );
  };
  const plain = { autoComplete: 'off', autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } as const;
  return (
    <Phone
      kind="secure"
      header={<TopBar start={<BackButton onBack={onBack} />} />}
      bottom={
        <Button wide busy={busy} type="submit" form="restore">
          {busy ? t('restore.working') : t('restore.do')}
        </Button>
      }
    >
      <FlowForm
        id="restore"
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <h1>{t('restore.byName')}</h1>
        <p className="lead">{t('restore.nameLead')}</p>
        <TextField
          {...plain}
          label={t('restore.name')}
          description={t('restore.nameAbout')}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setWrong(false);
          }}
        />
        <TextField
          {...plain}
          label={t('unlock.label')}
          value={phrase}
          error={wrong ? t('restore.nameWrong') : undefined}
          onChange={(event) => {
            setPhrase(event.target.value);
            setWrong(false);
          }}
        />
        {failed && <RestoreFailed code={failed} />}
      </FlowForm>
    </Phone>
  );
}
