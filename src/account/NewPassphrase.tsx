import { useState } from 'react';
import type { Acts } from '../client/api';
import { OfferedPassphrase } from './OfferedPassphrase';
import { OwnPassphrase } from './OwnPassphrase';

/** A passphrase is chosen: the five words that are offered, or one's own. */
export function NewPassphrase(p: {
  steps?: { step: number; of: number };
  onBack: () => void;
  onChosen: (passphrase: string, acts: Acts) => Promise<void>;
}) {
  const [own, setOwn] = useState(false);
  return own ? <OwnPassphrase {...p} onBack={() => setOwn(false)} /> : <OfferedPassphrase {...p} onOwn={() => setOwn(true)} />;
}
