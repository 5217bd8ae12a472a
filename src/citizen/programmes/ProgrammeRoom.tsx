import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow, useOwn } from '../../engine/engine';
import { ButtonLink, IconLink } from '../../ui/controls/links';
import { Hint } from '../../ui/controls/parts';
import { EmptyState, Loading, Netline } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { localDate } from '../../ui/format';
import { Hero } from '../../ui/Hero';
import { Phone, TopBar } from '../../ui/Phone';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useMyCase } from '../kit/useMyCase';
import { useProgramme } from '../kit/useProgramme';
import { Landscape } from './Landscape';
import { lookOf } from './looks';
import { ProgrammeIntro } from './ProgrammeIntro';
import { ProgrammePath } from './ProgrammePath';
import { placesOf, standing } from './programme-position';
import { useChangedText } from './reader/useChangedText';

/** One programme: what it is before it has begun, the path of its parts afterwards. */
export function ProgrammeRoom() {
  const { t } = useTranslation('programme');
  const { slug = '' } = useParams({ strict: false });
  const card = useProgramme(slug);
  const today = localDate(useNow());
  const { caseRef, view } = useMyCase();
  const { data: own } = useOwn('place/');
  const progress = view?.programmes.find((p) => p.programme === slug);
  const places = card ? placesOf(card.id, own) : undefined;
  const changed = useChangedText(card, own && places ? [...places.values()] : undefined);
  const parts = card ? (progress?.plan?.parts.length ?? card.duration.parts) : 0;
  const weekly = card && progress?.plan?.pace === undefined && Math.round(card.duration.weeks / card.duration.parts) === 1;

  return (
    <Phone
      header={
        <Hero
          of="programme"
          light={lookOf(slug).light}
          landscape={<Landscape programme={slug} />}
          bar={<TopBar within start={<IconLink to="/program" icon="back" label={t('back')} />} />}
        >
          {card && (
            <>
              <h1>{card.title}</h1>
              <p>{weekly ? t('card.duration', { parts }) : t('card.parts', { count: parts })}</p>
            </>
          )}
        </Hero>
      }
      tabs={<CitizenTabs />}
    >
      <Flow>
        <Netline />
        {changed && <Hint>{t('changed')}</Hint>}
        {card === null ? (
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
        ) : !card || !places || !view || !caseRef ? (
          <Loading lines={3} page={!card} />
        ) : progress ? (
          <ProgrammePath
            card={card}
            caseRef={caseRef}
            view={view}
            progress={progress}
            standing={standing(card, places, progress, today)}
          />
        ) : (
          <ProgrammeIntro card={card} caseRef={caseRef} />
        )}
      </Flow>
    </Phone>
  );
}
