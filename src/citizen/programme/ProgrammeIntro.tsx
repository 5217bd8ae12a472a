import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeCard } from '../../care/programme/types';
import { Button } from '../../ui/Button';
import { errorCode, useEngine } from '../../ui/engine';
import { Hint } from '../../ui/parts';
import { RichText } from '../../ui/RichText';
import { ErrorCard } from '../../ui/states';

/** What a programme is, what it asks, who should talk to the therapist first, and a way to begin. */
export function ProgrammeIntro({ card, caseRef }: { card: ProgrammeCard; caseRef: string }) {
  const { t } = useTranslation('programme');
  const engine = useEngine();
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
  const [from, to] = card.duration.minutesPerPart;
  return (
    <>
      <RichText blocks={card.about} />
      <p className="muted">{t('card.minutes', { from, to })}</p>
      <section className="card note">
        <h2>{t('card.forWhom')}</h2>
        <RichText blocks={[{ ul: card.forWhom.map((line) => [line]) }]} />
      </section>
      <section className="card note safety">
        <h2>{t('card.talkFirst')}</h2>
        <RichText blocks={[{ ul: card.talkFirst.map((line) => [line]) }]} />
      </section>
      {!card.reviewed && <Hint>{t('card.review')}</Hint>}
      {error !== null && <ErrorCard code={errorCode(error)} retry={() => void choose()} />}
      <Button wide busy={busy} onClick={() => void choose()}>
        {t('card.choose')}
      </Button>
    </>
  );
}
