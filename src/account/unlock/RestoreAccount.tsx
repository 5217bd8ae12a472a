import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts, NewUnlocker } from '../../client/api';
import { errorCode, useEngine } from '../../engine/engine-state';
import { groupedWhileTyping } from '../code';
import { codeUsed } from '../code-used';
import { NewUnlockerSteps } from '../NewUnlocker';
import { RestoreByCode } from './RestoreByCode';
import { RestoreByName } from './RestoreByName';
import { RestoreWays } from './RestoreWays';

/**
 * An account that exists comes to this device: by a passkey, by the recovery code, or by the account's name and passphrase. On a
 * locked device of the same account everything that is written there stays. Being here is nobody's mistake, and nothing says so.
 */
export function RestoreAccount({ code, locked = false, onBack }: { code?: string; locked?: boolean; onBack: () => void }) {
  const { t } = useTranslation('welcome');
  const engine = useEngine();
  const [place, setPlace] = useState<'ways' | 'code' | 'next' | 'name'>(code ? 'code' : 'ways');
  const [typed, setTyped] = useState(groupedWhileTyping(code ?? ''));
  const [wrong, setWrong] = useState(false);
  const ways = () => setPlace('ways');
  const finish = async (next: NewUnlocker, { restore }: Acts) => {
    try {
      await restore({ code: typed }, next);
      await engine.saveOwn(codeUsed, true);
    } catch (error) {
      // Well written, but nobody's: back to where it can be compared.
      if (errorCode(error) !== 'E_RECOVERY_CODE') throw error;
      setWrong(true);
      setPlace('code');
    }
  };
  switch (place) {
    case 'ways':
      return <RestoreWays locked={locked} onBack={onBack} onCode={() => setPlace('code')} onName={() => setPlace('name')} />;
    case 'name':
      return <RestoreByName onBack={ways} />;
    case 'code':
      return (
        <RestoreByCode
          typed={typed}
          unknown={wrong}
          onType={(next) => {
            setTyped(next);
            setWrong(false);
          }}
          onBack={ways}
          onRead={() => setPlace('next')}
        />
      );
    case 'next':
      return (
        <NewUnlockerSteps
          heading={t('restore.next.title')}
          lead={t('restore.next.lead')}
          onBack={() => setPlace('code')}
          onChosen={finish}
        />
      );
  }
}
