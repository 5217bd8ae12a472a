import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../protocol/errors';
import { CodeField } from '../../ui/account/CodeField';
import { bareCode, groupedWhileTyping } from '../../ui/account/code';
import { StrengthLine, strongEnough, useStrength } from '../../ui/account/OwnPassphrase';
import { Button, IconButton } from '../../ui/Button';
import { errorCode, useEngine } from '../../ui/engine-state';
import { TextField } from '../../ui/fields';
import { Phone, TopBar } from '../../ui/Phone';
import { ErrorCard } from '../../ui/states';

/**
 * An account comes back by its recovery code, with a new passphrase for this device. On a locked device of the same account
 * everything that is written there stays.
 */
export function RestoreAccount({ code, onBack }: { code: string; onBack: () => void }) {
  const { t } = useTranslation(['welcome', 'common']);
  const engine = useEngine();
  const [typed, setTyped] = useState(groupedWhileTyping(code));
  const [phrase, setPhrase] = useState('');
  const [problem, setProblem] = useState<'code' | 'weak' | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  const strength = useStrength(phrase);

  const restore = async () => {
    if (bareCode(typed).length < 20) return setProblem('code');
    setBusy(true);
    setFailed(null);
    try {
      if (!strongEnough(await engine.passphraseStrength(phrase))) {
        setProblem('weak');
        setBusy(false);
        return;
      }
      await engine.restore({ code: typed }, { passphrase: phrase });
    } catch (error) {
      const found = errorCode(error);
      if (found === 'E_RECOVERY_CODE') setProblem('code');
      else setFailed(found);
      setBusy(false);
    }
  };
  const suggest = () => void engine.suggestPassphrase().then(setPhrase, () => undefined);
  return (
    <Phone
      room="secure"
      title={t('restore.title')}
      header={<TopBar start={<IconButton icon="back" label={t('common:back')} onClick={onBack} />} />}
      bottom={
        <Button wide busy={busy} type="submit" form="restore">
          {busy ? t('restore.working') : t('restore.do')}
        </Button>
      }
    >
      <form
        id="restore"
        className="flow"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void restore();
        }}
      >
        <h1>{t('restore.title')}</h1>
        <p className="lead">{t('restore.lead')}</p>
        <CodeField
          label={t('restore.code')}
          value={typed}
          error={problem === 'code' ? t('restore.codeWrong') : undefined}
          onChange={(next) => {
            setTyped(next);
            setProblem(null);
          }}
        />
        <TextField
          label={t('restore.phrase')}
          description={t('restore.phraseAbout')}
          value={phrase}
          error={problem === 'weak' ? t('own.weak') : undefined}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          onChange={(event) => {
            setPhrase(event.target.value);
            setProblem(null);
          }}
        />
        <Button variant="tertiary" icon="undo" onClick={suggest}>
          {t('restore.suggest')}
        </Button>
        <StrengthLine strength={strength} />
        {failed && <ErrorCard code={failed} />}
      </form>
    </Phone>
  );
}
