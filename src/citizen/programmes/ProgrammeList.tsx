import { useTranslation } from 'react-i18next';
import { asPlanned } from '../../care/programmes/plan';
import type { ProgrammeCard } from '../../care/programmes/types';
import { useNow, useOwn } from '../../engine/engine';
import { NextCard } from '../../ui/controls/links';
import { EmptyState, Loading, Netline } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { localDate } from '../../ui/format';
import { Phone, TopBar } from '../../ui/Phone';
import { CitizenTabs } from '../kit/CitizenTabs';
import { useTherapist } from '../kit/therapist';
import { useMyCase } from '../kit/useMyCase';
import { useCatalogue } from '../kit/useProgramme';
import { Bookmarks } from './Bookmarks';
import { lookOf } from './looks';
import { placesOf, standing } from './programme-position';
import { useSelfStart } from './useSelfStart';

/** The programmes that are the reader's, those they may begin by themselves, and those that the therapist gives. */
export function ProgrammeList() {
  const { t } = useTranslation('programme');
  const { firstName } = useTherapist();
  const { view } = useMyCase();
  const { data: own } = useOwn('place/');
  const today = localDate(useNow());
  const catalogue = useCatalogue();
  const mayBegin = useSelfStart();
  const progressOf = (card: ProgrammeCard) => view?.programmes.find((p) => p.programme === card.id);
  const yours = (catalogue ?? [])
    .filter((card) => progressOf(card))
    .map((card) => {
      const progress = progressOf(card);
      const { parts, done, of } = standing(card, placesOf(card.id, own), progress, today);
      const last = parts.reduce((newest, { at }) => (at && at > newest ? at : newest), progress?.assignedAt ?? '');
      return { card: asPlanned(card, progress?.plan ?? null), done, of, last };
    })
    // What was read last stands first; what is finished stands last.
    .sort((a, b) => Number(a.done === a.of) - Number(b.done === b.of) || b.last.localeCompare(a.last));
  const more = (catalogue ?? []).filter((card) => !progressOf(card));
  const free = more.filter((card) => mayBegin.has(card.id));
  const given = more.filter((card) => !mayBegin.has(card.id));

  return (
    <Phone header={<TopBar />} tabs={<CitizenTabs />}>
      <Flow>
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
                {yours.map(({ card, done, of }, index) => (
                  <NextCard
                    key={card.id}
                    first={index === 0 && done < of}
                    to="/program/$slug"
                    params={{ slug: card.id }}
                    icon={lookOf(card.id).icon}
                    heading={card.title}
                    note={t('list.partsDone', { done, of })}
                    progress={{ value: done, max: of, label: t('path.progress', { done, of }) }}
                  />
                ))}
              </section>
            ) : (
              <EmptyState heading={t(free.length > 0 ? 'list.emptyFree' : 'list.empty', { name: firstName })} />
            )}
            <Bookmarks />
            <NextCard to="/dagbok" icon="form" tone="sky" heading={t('sheets.title')} note={t('sheets.note')} />
            <Others id="free" heading={t('list.free')} lead={t('list.freeLead')} cards={free} />
            <Others id="given" heading={t('list.given')} lead={t('list.givenLead', { name: firstName })} cards={given} />
          </>
        )}
      </Flow>
    </Phone>
  );
}

function Others({ id, heading, lead, cards }: { id: string; heading: string; lead: string; cards: readonly ProgrammeCard[] }) {
  if (cards.length === 0) return null;
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <p className="muted">{lead}</p>
      {cards.map((card) => (
        <NextCard
          key={card.id}
          to="/program/$slug"
          params={{ slug: card.id }}
          icon={lookOf(card.id).icon}
          tone="sky"
          heading={card.title}
          note={card.summary}
          lang={card.lang}
        />
      ))}
    </section>
  );
}
