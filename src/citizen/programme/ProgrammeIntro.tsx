import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeCard } from '../../care/programme/types';
import { Button } from '../../ui/Button';
import { errorCode, useEngine } from '../../ui/engine';
import { ButtonLink } from '../../ui/links';
import { Hint } from '../../ui/parts';
import { ErrorCard } from '../../ui/states';
import { useTherapist } from '../therapist';
import { About } from './About';
import { useSelfStart } from './useSelfStart';

/**
 * What a programme is before it is begun. Where the reader may begin alone, those who should talk to somebody first are named before
 * anything else; where not, it says who can give it.
 */
export function ProgrammeIntro({ card, caseRef }: { card: ProgrammeCard; caseRef: string }) {
  const { t } = useTranslation('programme');
  const engine = useEngine();
  const { firstName } = useTherapist();
  const mayBegin = useSelfStart().has(card.id);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const choose = async () => {
    setBusy(true);
    setError(null);
    try {
      await engine.write(caseRef, { kind: 'assign', what: { type: 'programme', programme: card.id } });
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return (
    <>
      <About card={card} />
      {error !== null && <ErrorCard code={errorCode(error)} retry={() => void choose()} />}
      {mayBegin ? (
        <Button wide busy={busy} onClick={() => void choose()}>
          {t('card.choose')}
        </Button>
      ) : (
        <>
          <Hint icon="person">{t('card.given', { name: firstName })}</Hint>
          <ButtonLink to="/meldinger" variant="secondary" icon="message">
            {t('card.ask', { name: firstName })}
          </ButtonLink>
        </>
      )}
    </>
  );
}
