import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { loadWorksheet, worksheetIds } from '../../content/load';
import { Loading } from '../../ui/controls/states';
import { useContent } from '../kit/catalogue';
import lists from '../kit/lists.module.css';
import room from '../kit/room.module.css';
import { useProgrammes } from '../kit/whole-content';
import styles from './catalogue.module.css';
import { Reviewed } from './Reviewed';

/** Everything that can be given to work with between the sessions: programmes, and the worksheets that they use. */
export function Catalogue() {
  const { t } = useTranslation('team');
  const { byName, worksheetName } = useContent();
  const programmes = useProgrammes();
  return (
    <main id="innhold" className={`${room.column} ${room.list}`}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('catalogue.title')}</h1>
      </header>
      <div className={room.blocks}>
        <p className="muted">{t('catalogue.lead')}</p>
        <section className={`card ${room.block}`} aria-labelledby="programmes">
          <h2 id="programmes">{t('catalogue.programmes')}</h2>
          {programmes.length === 0 && <Loading lines={3} />}
          <ul className={styles.list}>
            {programmes.map((card) => (
              <li key={card.id}>
                <h3>
                  <Link to="/programmer/$slug" params={{ slug: card.id }}>
                    {card.title}
                  </Link>
                </h3>
                <p>{card.summary}</p>
                <p className="muted small">
                  {t('catalogue.size', { count: card.parts.length, weeks: card.duration.weeks })}{' '}
                  <Reviewed reviewed={card.reviewed} />
                </p>
              </li>
            ))}
          </ul>
        </section>
        <section className={`card ${room.block}`} aria-labelledby="sheets">
          <h2 id="sheets">{t('catalogue.sheets')}</h2>
          <p className="muted">{t('catalogue.sheetsLead')}</p>
          <ul className={lists.tagged}>
            {byName(worksheetIds, worksheetName).map((id) => (
              <Sheet key={id} id={id} />
            ))}
          </ul>
        </section>
      </div>
    </main>
  );
}

/** A worksheet by name, and what it asks for. */
function Sheet({ id }: { id: string }) {
  const { t } = useTranslation(['team', 'worksheets']);
  const content = useContent();
  const programmes = useProgrammes();
  const { data: structure } = useQuery({ queryKey: ['worksheet', id], queryFn: () => loadWorksheet(id) });
  const usedBy = programmes.filter(({ parts }) => parts.some((part) => part.homework.some((one) => one.worksheet === id)));
  return (
    <li>
      <details>
        <summary>
          <b>{content.worksheetName(id)}</b>{' '}
          {usedBy.length > 0 && (
            <span className="muted">
              {t('team:catalogue.usedBy', { programmes: content.join(usedBy.map(({ title }) => title)) })}
            </span>
          )}
        </summary>
        <ul className="rich small">
          {structure?.fields.map((field) => (
            <li key={field.id}>{t(`worksheets:${field.label as 'sleep-diary.title'}`)}</li>
          ))}
        </ul>
      </details>
    </li>
  );
}
