import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeCard } from '../../care/programmes/types';
import { useNow, useOwn } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Tick } from '../../ui/controls/fields';
import { IconLink } from '../../ui/controls/links';
import { EmptyState, Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { localDate, useFormat } from '../../ui/format';
import { Phone, TopBar } from '../../ui/Phone';
import { CitizenTabs } from '../kit/CitizenTabs';
import styles from '../kit/kept.module.css';
import { useMyCase } from '../kit/useMyCase';
import { useCatalogue } from '../kit/useProgramme';
import { placesOf, standing } from './programme-position';
import { KeptPart } from './reader/KeptPart';

/**
 * The summaries of every part that is done, on one page to keep: of one programme, or of all. On paper (and as PDF, which every
 * browser makes of its print) it stands alone, without anybody's name; what the reader wrote comes along only if they say so.
 */
export function KeepRoom() {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const { slug } = useParams({ strict: false });
  const now = useNow();
  const { view } = useMyCase();
  const { data: own } = useOwn('place/');
  const catalogue = useCatalogue();
  const [withOwn, setWithOwn] = useState(false);
  const today = localDate(now);
  const kept = (catalogue ?? [])
    .filter((card) => slug === undefined || card.id === slug)
    .map((card) => {
      const progress = view?.programmes.find((one) => one.programme === card.id);
      const { parts } = standing(card, placesOf(card.id, own), progress, today);
      return { card, parts: parts.filter(({ state }) => state === 'done').map(({ id }) => id) };
    })
    .filter(({ parts }) => parts.length > 0);
  return (
    <Phone
      tabs={<CitizenTabs />}
      header={
        <TopBar
          start={
            slug === undefined ? (
              <IconLink to="/meg" icon="back" label={t('keep.back')} />
            ) : (
              <IconLink to="/program/$slug" params={{ slug }} icon="back" label={t('keep.backTo')} />
            )
          }
        />
      }
    >
      <Flow>
        <h1>{t('keep.title')}</h1>
        <p className="print-only">{f.day(now)}</p>
        {!catalogue || !view ? (
          <Loading lines={3} />
        ) : kept.length === 0 ? (
          <EmptyState heading={t('keep.empty')}>{t('keep.emptyText')}</EmptyState>
        ) : (
          <>
            <div className={styles.acts}>
              <Button variant="secondary" icon="print" onClick={() => print()}>
                {t('keep.print')}
              </Button>
              <Tick checked={withOwn} onChange={(event) => setWithOwn(event.target.checked)}>
                {t('keep.withOwn')}
              </Tick>
              <p className="muted">{t('keep.paper')}</p>
            </div>
            {kept.map(({ card, parts }) => (
              <KeptProgramme key={card.id} card={card} parts={parts} withOwn={withOwn} />
            ))}
          </>
        )}
      </Flow>
    </Phone>
  );
}

function KeptProgramme({ card, parts, withOwn }: { card: ProgrammeCard; parts: readonly string[]; withOwn: boolean }) {
  return (
    <section className={styles.kept} aria-labelledby={`kept-${card.id}`}>
      <h2 id={`kept-${card.id}`} lang={card.lang}>
        {card.title}
      </h2>
      {parts.map((part) => (
        <KeptPart key={part} programme={card.id} part={part} withOwn={withOwn} />
      ))}
    </section>
  );
}
