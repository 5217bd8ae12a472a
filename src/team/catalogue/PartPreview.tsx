import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeCard } from '../../care/programmes/types';
import type { Language } from '../../client/api';
import { loadPart } from '../../content/load';
import { Hint, Tag } from '../../ui/controls/parts';
import { Loading } from '../../ui/controls/states';
import { useContent } from '../kit/catalogue';
import { BlockView } from './BlockView';
import styles from './catalogue.module.css';

/** A part in one line; opened, every screen of it in order, read-only. */
export function PartPreview({
  programme,
  part,
  number,
  asked,
}: {
  programme: ProgrammeCard;
  part: ProgrammeCard['parts'][number];
  number: number;
  asked: Language;
}) {
  const { t } = useTranslation('team');
  const content = useContent();
  const [open, setOpen] = useState(false);
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['part', programme.id, part.id, asked],
    queryFn: () => loadPart(programme.id, part.id, asked),
    enabled: open,
    placeholderData: keepPreviousData,
  });
  const sheets = [...new Set(part.homework.flatMap(({ worksheet }) => (worksheet ? [worksheet] : [])))];
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <b lang={programme.lang}>{t('adapt.numbered', { n: number, title: part.title })}</b>{' '}
          <span className="muted">{t('adapt.minutes', { minutes: part.minutes })}</span>
          <small lang={programme.lang}>{part.goal}</small>
        </summary>
        <p className={styles.facts}>
          {part.checkIn.length > 0 && (
            <Tag tone="sky" icon="form">
              {content.instrumentNames(part.checkIn)}
            </Tag>
          )}
          {sheets.map((id) => (
            <Tag key={id} icon="pen">
              {content.worksheetName(id)}
            </Tag>
          ))}
          {part.readyWhen && (
            <Tag icon="clock">
              {t('catalogue.readyWhen', {
                count: part.readyWhen.entries,
                worksheet: content.worksheetName(part.readyWhen.worksheet),
              })}
            </Tag>
          )}
        </p>
        {open && !data && <Loading lines={2} />}
        {data && !isPlaceholderData && data.lang !== asked && <Hint>{t('catalogue.otherLanguage')}</Hint>}
        {data?.screens.map((screen) => (
          <section key={screen.id} className={styles.screen} data-screen lang={data.lang} aria-label={screen.title}>
            <h3>{screen.title}</h3>
            {screen.blocks.map((block, at) => (
              // Blocks of a screen never change places while it is shown.
              <BlockView key={'id' in block ? block.id : `${block.type}${at}`} block={block} />
            ))}
          </section>
        ))}
      </details>
    </li>
  );
}
