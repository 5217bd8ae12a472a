import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed, moved, type PlanDraft } from '../../care/programmes/plan-draft';
import type { ProgrammeCard } from '../../care/programmes/types';
import { IconButton } from '../../ui/controls/Button';
import { Tick } from '../../ui/controls/fields';
import styles from './programmes.module.css';

/** The parts in this citizen's order: which of them, how far up, and after which the reader waits for a word. */
export function PlanParts({
  card,
  draft,
  onChange,
}: {
  card: ProgrammeCard;
  draft: PlanDraft;
  onChange: (next: PlanDraft) => void;
}) {
  const { t } = useTranslation('team');
  const [said, setSaid] = useState('');
  const shown = draft.parts.filter((part) => part.shown).map(({ id }) => id);
  const last = draft.parts.length - 1;
  const move = (id: string, title: string, by: -1 | 1) => {
    const next = moved(draft, id, by);
    onChange(next);
    setSaid(t('adapt.moved', { title, place: next.parts.findIndex((part) => part.id === id) + 1, of: next.parts.length }));
  };
  return (
    <fieldset className={styles.plan} data-parts>
      <legend>{t('adapt.parts')}</legend>
      <ol>
        {draft.parts.map(({ id, shown: on, stop }, at) => {
          const part = card.parts.find((one) => one.id === id);
          if (!part) return null;
          return (
            <li key={id} className={on ? '' : styles.off}>
              <div>
                <Tick checked={on} onChange={(event) => onChange(changed(draft, id, { shown: event.target.checked }))}>
                  <b>{on ? t('adapt.numbered', { n: shown.indexOf(id) + 1, title: part.title }) : part.title}</b>
                  <small>
                    {part.goal} {t('adapt.minutes', { minutes: part.minutes })}
                  </small>
                </Tick>
                {on && id !== shown.at(-1) && (
                  <Tick checked={stop} onChange={(event) => onChange(changed(draft, id, { stop: event.target.checked }))}>
                    <span className="ds-sr-only">{part.title}: </span>
                    {t('adapt.stop')}
                  </Tick>
                )}
              </div>
              <IconButton
                icon="up"
                label={t('adapt.up', { title: part.title })}
                aria-disabled={at === 0 || undefined}
                onClick={() => move(id, part.title, -1)}
              />
              <IconButton
                icon="down"
                label={t('adapt.down', { title: part.title })}
                aria-disabled={at === last || undefined}
                onClick={() => move(id, part.title, 1)}
              />
            </li>
          );
        })}
      </ol>
      <p className="ds-sr-only" role="status">
        {said}
      </p>
    </fieldset>
  );
}
