import { useState } from 'react';
import type { Acts, NewUnlocker } from '../client/api';
import { Opening } from '../ui/Opening';
import { ChooseWay } from './ChooseWay';
import { NewPassphrase } from './NewPassphrase';
import { usePasskeyOffer } from './usePasskey';

/** How this device opens from now on: a passkey where the device has a lock for it, else (or as the other way) a passphrase. */
export function NewUnlockerSteps({
  heading,
  lead,
  hint,
  steps,
  onBack,
  onChosen,
}: {
  heading: string;
  lead: string;
  hint?: string;
  steps?: { step: number; of: number };
  onBack: () => void;
  onChosen: (by: NewUnlocker, acts: Acts) => Promise<void>;
}) {
  const offer = usePasskeyOffer();
  const [words, setWords] = useState(false);
  if (offer === null) return <Opening />;
  const choosing = offer === 'here' && !words;
  return choosing ? (
    <ChooseWay
      heading={heading}
      lead={lead}
      hint={hint}
      steps={steps}
      onBack={onBack}
      onPasskey={(passkey, acts) => onChosen({ passkey }, acts)}
      onPassphrase={() => setWords(true)}
    />
  ) : (
    <NewPassphrase
      steps={steps}
      onBack={words ? () => setWords(false) : onBack}
      onChosen={(passphrase, acts) => onChosen({ passphrase }, acts)}
    />
  );
}
