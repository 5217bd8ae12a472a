import { useTranslation } from 'react-i18next';
import type { ProgrammeCard } from '../../care/programmes/types';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import { ButtonLink } from '../../ui/controls/links';
import { Hint } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import { useTherapist } from '../kit/therapist';
import { About } from './About';
import { useSelfStart } from './useSelfStart';

/**
 * What a programme is before it is begun. Whom it is for, then who should talk to somebody first, both before the
 * button; where the reader may not begin alone, it says who can give it.
 */
export function ProgrammeIntro({ card, caseRef }: { card: ProgrammeCard; caseRef: string }) {
  const { t } = useTranslation('programme');
  const { busy, failed, act } = useAct();
  const { firstName } = useTherapist();
  const mayBegin = useSelfStart().has(card.id);
  const choose = () => act(({ write }) => write(caseRef, { kind: 'assign', what: { type: 'programme', programme: card.id } }));
  return (
    <>
      <About card={card} />
      {failed && <ErrorCard code={failed} retry={() => void choose()} />}
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
