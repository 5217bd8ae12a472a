import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts, NewUnlocker } from '../client/api';
import { ConfirmCode } from './ConfirmCode';
import { NewUnlockerSteps } from './NewUnlocker';
import { SheetAgain } from './SheetAgain';
import { type Sheet, ShowCode, type Whose } from './ShowCode';

/**
 * The way from no account to a secured one: a passkey or a passphrase, the recovery code with the account's name (saved or
 * printed), the code typed back once. `resume`: the account exists, its code was never confirmed.
 */
export function SecureAccount({
  whose,
  resume,
  onBack,
  onSecured,
}: {
  whose: Whose;
  resume: boolean;
  onBack: () => void;
  onSecured: () => void;
}) {
  const { t } = useTranslation('welcome');
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [confirming, setConfirming] = useState(false);
  const create = async (by: NewUnlocker, { createAccount }: Acts) => setSheet(await createAccount(by));
  if (sheet && confirming) return <ConfirmCode onBack={() => setConfirming(false)} onDone={onSecured} />;
  if (sheet) return <ShowCode sheet={sheet} whose={whose} steps={{ step: 2, of: 2 }} onDone={() => setConfirming(true)} />;
  if (resume) return <SheetAgain onBack={onBack} onShown={setSheet} />;
  return (
    <NewUnlockerSteps
      heading={t('choose.title')}
      lead={t('choose.lead')}
      hint={t(`choose.later.${whose}`)}
      steps={{ step: 1, of: 2 }}
      onBack={onBack}
      onChosen={create}
    />
  );
}
