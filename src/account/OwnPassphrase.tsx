import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts } from '../client/api';
import { useAct } from '../engine/act';
import { useEngine } from '../engine/engine-state';
import { BackButton } from '../ui/controls/BackButton';
import { Button } from '../ui/controls/Button';
import { TextField } from '../ui/controls/fields';
import { Progress, Steps } from '../ui/controls/parts';
import { ErrorCard } from '../ui/controls/states';
import { FlowForm } from '../ui/Flow';
import { Phone, TopBar } from '../ui/Phone';
import tip from './tip.module.css';

/** How strong, in five steps as the engine counts them; under three is not taken. */
export interface Strength {
  score: 0 | 1 | 2 | 3 | 4;
  long: boolean;
}
export const strongEnough = (strength: Strength | null): boolean => strength !== null && strength.score >= 3;

/** Strength of what is being typed, a moment after the last key. */
export function useStrength(phrase: string): Strength | null {
  const engine = useEngine();
  const [strength, setStrength] = useState<Strength | null>(null);
  useEffect(() => {
    if (phrase.trim() === '') return setStrength(null);
    let here = true;
    const timer = setTimeout(() => {
      engine.passphraseStrength(phrase).then(
        (found) => here && setStrength(found),
        () => undefined,
      );
    }, 200);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [engine, phrase]);
  return strength;
}

export function OwnPassphrase({
  steps,
  onBack,
  onChosen,
}: {
  steps?: { step: number; of: number };
  onBack: () => void;
  onChosen: (passphrase: string, acts: Acts) => Promise<void>;
}) {
  const { t } = useTranslation(['welcome', 'common']);
  const engine = useEngine();
  const [phrase, setPhrase] = useState('');
  const [weak, setWeak] = useState(false);
  const { busy, failed, act } = useAct();
  const strength = useStrength(phrase);

  const use = () =>
    act(async (acts) => {
      if (strongEnough(await engine.passphraseStrength(phrase))) await onChosen(phrase, acts);
      else setWeak(true);
    });
  return (
    <Phone
      kind="secure"
      header={<TopBar start={<BackButton onBack={onBack} />} />}
      bottom={
        <Button wide busy={busy} type="submit" form="own">
          {busy ? t('passphrase.making') : t('passphrase.use')}
        </Button>
      }
    >
      <FlowForm
        id="own"
        onSubmit={(event) => {
          event.preventDefault();
          if (phrase.trim() !== '') void use();
        }}
      >
        {steps && <Steps {...steps} />}
        <h1>{t('own.title')}</h1>
        <p className="lead">{t('own.lead')}</p>
        <TextField
          label={t('own.label')}
          value={phrase}
          error={weak ? t('own.weak') : undefined}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          onChange={(event) => {
            setPhrase(event.target.value);
            setWeak(false);
          }}
        />
        <StrengthLine strength={strength} />
        {failed && <ErrorCard code={failed} />}
        <p className={tip.tip}>{t('own.tip')}</p>
      </FlowForm>
    </Phone>
  );
}

export function StrengthLine({ strength }: { strength: Strength | null }) {
  const { t } = useTranslation('welcome');
  return (
    <div role="status" className="stack">
      {strength && (
        <>
          <Progress value={strength.score} max={4} label={t('own.strength')} />
          <p className="muted">{t(`own.score${strength.score}`)}</p>
        </>
      )}
    </div>
  );
}
