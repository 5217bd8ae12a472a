import { useState } from 'react';
import { useEngine } from '../engine-state';
import { ConfirmCode } from './ConfirmCode';
import { OfferedPassphrase } from './OfferedPassphrase';
import { OwnPassphrase } from './OwnPassphrase';
import { PassphraseAgain } from './PassphraseAgain';
import { ShowCode } from './ShowCode';

type Step = 'offered' | 'own' | 'again' | 'code' | 'confirm';

/**
 * The way from no account to a secured one: a passphrase (offered or own), the recovery code (saved or printed), the code typed
 * back once. The same for citizens and staff. `resume`: the account exists, its code was never confirmed.
 */
export function SecureAccount({ resume, onBack, onSecured }: { resume: boolean; onBack: () => void; onSecured: () => void }) {
  const engine = useEngine();
  const [step, setStep] = useState<Step>(resume ? 'again' : 'offered');
  const [code, setCode] = useState('');
  const create = async (passphrase: string) => {
    const { recoveryCode } = await engine.createAccount({ passphrase });
    setCode(recoveryCode);
    setStep('code');
  };
  switch (step) {
    case 'offered':
      return <OfferedPassphrase onBack={onBack} onOwn={() => setStep('own')} onChosen={create} />;
    case 'own':
      return <OwnPassphrase onBack={() => setStep('offered')} onChosen={create} />;
    case 'again':
      return <PassphraseAgain onBack={onBack} onTyped={create} />;
    case 'code':
      return <ShowCode code={code} step={2} of={2} onDone={() => setStep('confirm')} />;
    case 'confirm':
      return <ConfirmCode onBack={() => setStep('code')} onDone={onSecured} />;
  }
}
