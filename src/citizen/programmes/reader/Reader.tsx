import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { planned, waitBefore } from '../../../care/programmes/plan';
import { useNow } from '../../../engine/engine';
import { ButtonLink } from '../../../ui/controls/links';
import { EmptyState, Loading } from '../../../ui/controls/states';
import { Flow } from '../../../ui/Flow';
import { localDate } from '../../../ui/format';
import { Phone, TopBar } from '../../../ui/Phone';
import { useMyCase } from '../../kit/useMyCase';
import { usePart, useProgramme } from '../../kit/useProgramme';
import { useWaitWords } from '../useWaitWords';
import { ReadPart } from './ReadPart';
import reader from './reader.module.css';

/** A part at one of its screens, unless it is not there or waits for an answer. */
export function Reader() {
  const { t } = useTranslation('programme');
  const { slug, part: partId, screen } = useParams({ strict: false });
  const card = useProgramme(slug);
  const part = usePart(slug, partId);
  const today = localDate(useNow());
  const { caseRef, view } = useMyCase();
  const wordsOf = useWaitWords();

  if (card === null || part === null)
    return (
      <Plain>
        <EmptyState
          heading={t('gone.title')}
          action={
            <ButtonLink to="/program" variant="secondary">
              {t('back')}
            </ButtonLink>
          }
        >
          {t('gone.text')}
        </EmptyState>
      </Plain>
    );
  if (!card || !part || !caseRef || !view || screen === undefined)
    return (
      <Plain>
        <Loading lines={3} page />
      </Plain>
    );
  const progress = view.programmes.find((one) => one.programme === card.id);
  const wait = progress ? waitBefore(part.id, card, progress, today) : null;
  if (wait)
    return (
      <Plain>
        <EmptyState
          heading={part.title}
          action={
            <ButtonLink to="/program/$slug" params={{ slug: card.id }} variant="secondary">
              {card.title}
            </ButtonLink>
          }
        >
          {wordsOf(wait)}
        </EmptyState>
      </Plain>
    );
  const order = planned(card, progress?.plan ?? null).map(({ id }) => id);
  const before = order[order.indexOf(part.id) - 1];
  return (
    <ReadPart
      key={`${card.id}/${part.id}`}
      card={card}
      part={part}
      before={before !== undefined && progress?.parts[before]?.finished ? before : null}
      caseRef={caseRef}
      screenId={screen}
    />
  );
}

function Plain({ children }: { children: ReactNode }) {
  return (
    <Phone room={reader.read} header={<TopBar />}>
      <Flow className={reader.text}>{children}</Flow>
    </Phone>
  );
}
