import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOwn, useView } from '../../ui/engine';
import { ButtonLink, IconLink } from '../../ui/links';
import { Phone, TopBar } from '../../ui/Phone';
import { Scene } from '../../ui/Scene';
import { EmptyState, Loading, Netline } from '../../ui/states';
import { CitizenTabs } from '../CitizenTabs';
import { ProgrammeIntro } from './ProgrammeIntro';
import { placesOf } from './ProgrammeList';
import { ProgrammePath } from './ProgrammePath';
import { standing } from './standing';
import { useProgramme } from './useProgramme';

/** One programme: what it is before it has begun, the path of its parts afterwards. */
export function ProgrammeRoom() {
  const { t } = useTranslation('programme');
  const { slug } = useParams({ strict: false });
  const card = useProgramme(slug);
  const { data: caseRef } = useView('myCase', null);
  const { data: view } = useView('case', caseRef ? { caseRef } : undefined);
  const { data: own } = useOwn('place/');
  const progress = view?.programmes.find((p) => p.programme === slug);

  return (
    <Phone
      room="programme"
      title={card?.title ?? t('list.title')}
      header={
        <header className="hero night">
          <Scene kind="sleep" />
          <TopBar inHero start={<IconLink to="/program" icon="back" label={t('back')} />} />
          {card && (
            <div className="greet">
              <h1>{card.title}</h1>
              <p>{t('card.duration', { parts: card.duration.parts })}</p>
            </div>
          )}
        </header>
      }
      tabs={<CitizenTabs />}
    >
      <div className="flow">
        <Netline />
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
        ) : !card || !view || !caseRef ? (
          <Loading lines={3} />
        ) : progress ? (
          <ProgrammePath
            card={card}
            caseRef={caseRef}
            view={view}
            progress={progress}
            {...standing(card, placesOf(card.id, own), progress)}
          />
        ) : (
          <ProgrammeIntro card={card} caseRef={caseRef} />
        )}
      </div>
    </Phone>
  );
}
