import { useTranslation } from 'react-i18next';
import { useOwn, useView } from '../../ui/engine';
import { NextCard } from '../../ui/links';
import { Phone, TopBar } from '../../ui/Phone';
import { EmptyState, Loading, Netline } from '../../ui/states';
import { CitizenTabs } from '../CitizenTabs';
import { useTherapist } from '../therapist';
import { isPlace, type OwnPlace, placeKey, standing } from './standing';
import { useCatalogue } from './useProgramme';

/** The programmes that are the reader's, and those that can be chosen. */
export function ProgrammeList() {
  const { t } = useTranslation('programme');
  const { firstName } = useTherapist();
  const { data: caseRef } = useView('myCase', null);
  const { data: view } = useView('case', caseRef ? { caseRef } : undefined);
  const { data: own } = useOwn('place/');
  const catalogue = useCatalogue();
  const mine = new Set(view?.programmes.map((p) => p.programme) ?? []);
  const yours = catalogue?.filter((card) => mine.has(card.id)) ?? [];
  const more = catalogue?.filter((card) => !mine.has(card.id)) ?? [];

  return (
    <Phone room="programmes" title={t('list.title')} header={<TopBar />} tabs={<CitizenTabs />}>
      <div className="flow">
        <h1>{t('list.title')}</h1>
        <p className="lead">{t('list.lead')}</p>
        <Netline />
        {!catalogue || !view ? (
          <Loading lines={2} />
        ) : (
          <>
            {yours.length > 0 ? (
              <section className="stack" aria-labelledby="yours">
                <h2 id="yours">{t('list.yours')}</h2>
                {yours.map((card) => {
                  const { done } = standing(
                    card,
                    placesOf(card.id, own),
                    view.programmes.find((p) => p.programme === card.id),
                  );
                  return (
                    <NextCard
                      key={card.id}
                      first
                      to="/program/$slug"
                      params={{ slug: card.id }}
                      icon="moon"
                      heading={card.title}
                      note={t('list.partsDone', { done, of: card.parts.length })}
                      progress={{
                        value: done,
                        max: card.parts.length,
                        label: t('path.progress', { done, of: card.parts.length }),
                      }}
                    />
                  );
                })}
              </section>
            ) : (
              <EmptyState heading={t('list.empty', { name: firstName })} />
            )}
            {more.length > 0 && (
              <section className="stack" aria-labelledby="more">
                <h2 id="more">{t('list.more')}</h2>
                {more.map((card) => (
                  <NextCard
                    key={card.id}
                    to="/program/$slug"
                    params={{ slug: card.id }}
                    icon="book"
                    tone="sky"
                    heading={card.title}
                    note={card.summary}
                  />
                ))}
              </section>
            )}
          </>
        )}
      </div>
    </Phone>
  );
}

export function placesOf(programme: string, own: { key: string; value: unknown }[] | undefined): Map<string, OwnPlace> {
  const prefix = placeKey(programme, '');
  const places = new Map<string, OwnPlace>();
  for (const { key, value } of own ?? [])
    if (key.startsWith(prefix) && isPlace(value)) places.set(key.slice(prefix.length), value);
  return places;
}
