import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts, PasskeyProof } from '../client/api';
import { useAct } from '../engine/act';
import { errorCode } from '../engine/engine-state';
import type { ErrorCode } from '../protocol/errors';
import { deviceName } from '../ui/device';
import { type Asked, askPasskey, forgetPasskey, handOver, makePasskey, type PasskeyOffer, passkeyOffer } from './passkey';

export function usePasskeyOffer(): PasskeyOffer | null {
  const [offer, setOffer] = useState<PasskeyOffer | null>(null);
  useEffect(() => {
    let here = true;
    void passkeyOffer().then((found) => here && setOffer(found));
    return () => {
      here = false;
    };
  }, []);
  return offer;
}

/** What the screen says under the button. `again`: the passkey is there, and needs one more press. */
export type PasskeyTrouble = 'cannot' | 'exists' | 'again';
export interface PasskeyWork {
  busy: boolean;
  trouble: PasskeyTrouble | null;
  failed: ErrorCode | null;
  start: () => void;
}

/**
 * Making a passkey and giving it to the engine. If the engine does not take it, the device is told to forget it: a passkey that
 * opens nothing must not be offered later.
 */
export function useNewPasskey(p: {
  /** For the device's own list. */
  name: string;
  except: readonly Uint8Array[];
  give: (passkey: PasskeyProof & { label: string }, acts: Acts) => Promise<void>;
}): PasskeyWork {
  const { t } = useTranslation('welcome');
  const [half, setHalf] = useState<{ id: Uint8Array; elsewhere: boolean } | null>(null);
  const work = useWork();
  const make = async (acts: Acts) => {
    const made = half ? await finish(half) : await makePasskey(p.name, p.except);
    if ('problem' in made) return made.problem === 'cancelled' ? null : made.problem;
    if ('half' in made) {
      setHalf({ id: made.half, elsewhere: made.elsewhere });
      return 'again' as const;
    }
    setHalf(null);
    const label = made.elsewhere ? t('passkey.elsewhere') : deviceName();
    try {
      await handOver(made.passkey, (proof) => p.give({ ...proof, label }, acts));
    } catch (error) {
      if (notTaken.has(errorCode(error))) forgetPasskey(made.passkey.credential);
      throw error;
    }
    return null;
  };
  return { ...work.state, start: () => work.run(make) };
}
/** After these the engine has certainly not kept it. */
const notTaken: ReadonlySet<ErrorCode> = new Set(['E_RECOVERY_CODE', 'E_TAKEN', 'E_PASSKEY', 'E_OFFLINE']);

async function finish(half: { id: Uint8Array; elsewhere: boolean }) {
  const asked: Asked = await askPasskey([half.id]);
  return 'proof' in asked ? { passkey: asked.proof, elsewhere: half.elsewhere } : asked;
}

/** Using a passkey that is there. `allowed` empty: any that the device has for Mellom. */
export function usePasskey(p: {
  allowed: readonly Uint8Array[];
  give: (proof: PasskeyProof, acts: Acts) => Promise<void>;
}): PasskeyWork {
  const work = useWork();
  const ask = async (acts: Acts) => {
    const asked = await askPasskey(p.allowed);
    if ('problem' in asked) return asked.problem === 'cancelled' ? null : 'cannot';
    await handOver(asked.proof, (proof) => p.give(proof, acts));
    return null;
  };
  return { ...work.state, start: () => work.run(ask) };
}

function useWork() {
  const { busy, failed, act } = useAct();
  const [trouble, setTrouble] = useState<PasskeyTrouble | null>(null);
  const run = (job: (acts: Acts) => Promise<PasskeyTrouble | null>) =>
    void act(async (acts) => {
      setTrouble(null);
      setTrouble(await job(acts));
    });
  return { state: { busy, trouble, failed }, run };
}
