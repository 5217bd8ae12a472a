import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../engine/act';
import { errorCode, useEngine } from '../engine/engine-state';
import { BackButton } from '../ui/controls/BackButton';
import { Button } from '../ui/controls/Button';
import { Hint } from '../ui/controls/parts';
import { QuietButton } from '../ui/controls/QuietButton';
import { ErrorCard } from '../ui/controls/states';
import { FlowForm } from '../ui/Flow';
import { Phone, TopBar } from '../ui/Phone';
import { CodeField } from './CodeField';
import { codeUsed } from './code-used';

/** Typed back once, so that a code that was never kept is found out today and not on the day it is needed. */
export function ConfirmCode({ onBack, onDone }: { onBack: () => void; onDone: () => void }) {
  const { t } = useTranslation(['welcome', 'common']);
  const engine = useEngine();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const { busy, failed, act } = useAct();
  const confirm = () =>
    act(async ({ confirmRecoveryCode }) => {
      try {
        await confirmRecoveryCode(typed);
      } catch (error) {
        if (errorCode(error) !== 'E_RECOVERY_CODE') throw error;
        return setWrong(true);
      }
      if ((await engine.readOwn(codeUsed)) === true) await engine.removeOwn(codeUsed);
      onDone();
    });
  return (
    <Phone
      kind="secure"
      header={<TopBar start={<BackButton onBack={onBack} />} />}
      bottom={
        <Button wide busy={busy} type="submit" form="confirm">
          {t('common:done')}
        </Button>
      }
    >
      <FlowForm
        id="confirm"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <h1>{t('confirm.title')}</h1>
        <p className="lead">{t('confirm.lead')}</p>
        <CodeField
          label={t('confirm.label')}
          value={typed}
          error={wrong ? t('confirm.wrong') : undefined}
          onChange={(next) => {
            setTyped(next);
            setWrong(false);
          }}
        />
        {failed && <ErrorCard code={failed} />}
        <Hint>{t('confirm.hint')}</Hint>
        <QuietButton onClick={onBack}>{t('confirm.again')}</QuietButton>
      </FlowForm>
    </Phone>
  );
}
