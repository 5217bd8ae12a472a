import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { talkFirst } from '../../care/programmes/progress';
import type { ProgrammeProgress } from '../../care/programmes/progress-types';
import type { ProgrammeCard } from '../../care/programmes/types';
import { NextCard } from '../../ui/controls/links';
import { Hint, Progress } from '../../ui/controls/parts';
import { useTherapist } from '../kit/therapist';
import { About } from './About';
import { Bookmarks } from './Bookmarks';
import { PathPart } from './PathPart';
import styles from './ProgrammePath.module.css';
import type { Standing } from './programme-position';

/** The path: done, now, open, later; where the therapist answers; what has been kept; worksheets to come back to. */
export function ProgrammePath({
  card,
  caseRef,
  view,
  progress,
  standing: { parts, done, of },
}: {
  card: ProgrammeCard;
  caseRef: string;
  view: CaseView;
  progress: ProgrammeProgress;
  standing: Standing;
}) {
  const { t, i18n } = useTranslation(['programme', 'worksheets']);
  const { firstName } = useTherapist();
  const sheets = [...new Set(card.parts.flatMap((p) => p.homework.map((h) => h.worksheet)).filter((w) => w !== null))];
  const held = Object.entries(progress.holds).filter(([, hold]) => !hold.released);
  const own = parts.filter(({ number }) => number !== null);
  const besides = parts.filter(({ number }) => number === null);
  return (
    <>
      <div className={styles.progress}>
        <Progress value={done} max={of} label={t('programme:path.progress', { done, of })} />
        <p className="muted">{t('programme:list.partsDone', { done, of })}</p>
      </div>
      {progress.plan && (
        <Hint icon="person">
          {progress.plan.note
            ? t('programme:plan.note', { name: firstName, note: progress.plan.note })
            : t('programme:plan.made', { name: firstName })}
        </Hint>
      )}
      {held.map(([feature]) => (
        <Hint icon="warning" key={feature}>
          <b>
            {t(
              i18n.exists(`programme:held.${feature}`)
                ? (`programme:held.${feature}` as 'programme:held.title')
                : 'programme:held.title',
            )}
          </b>{' '}
          {t(feature === talkFirst ? 'programme:held.talk' : 'programme:held.text', { name: firstName })}
        </Hint>
      ))}
      <ol className={styles.parts}>
        {own.map((part) => (
          <PathPart key={part.id} card={card} part={part} caseRef={caseRef} progress={progress} />
        ))}
      </ol>
      {besides.length > 0 && (
        <section aria-labelledby="besides">
          <h2 id="besides">{t('programme:plan.besides')}</h2>
          <ol className={styles.parts}>
            {besides.map((part) => (
              <PathPart key={part.id} card={card} part={part} caseRef={caseRef} progress={progress} />
            ))}
          </ol>
        </section>
      )}
      {done > 0 && (
        <NextCard
          to="/program/$slug/huskeliste"
          params={{ slug: card.id }}
          icon="list"
          tone={done === of ? undefined : 'dawn'}
          first={done === of}
          heading={t('programme:keep.title')}
          note={t(done === of ? 'programme:keep.noteDone' : 'programme:keep.note')}
        />
      )}
      <Bookmarks programme={card.id} />
      {sheets.length > 0 && <h2>{t('programme:path.sheets')}</h2>}
      {sheets.map((worksheet) => (
        <SheetCard key={worksheet} worksheet={worksheet} count={view.entries[worksheet]?.length ?? 0} />
      ))}
      <details className="ds-details">
        <summary>{t('programme:card.about')}</summary>
        <div className="stack">
          <About card={card} />
        </div>
      </details>
    </>
  );
}

function SheetCard({ worksheet, count }: { worksheet: string; count: number }) {
  const { t } = useTranslation(['programme', 'worksheets']);
  return (
    <NextCard
      to="/dagbok/$worksheet"
      params={{ worksheet }}
      icon={worksheet === 'sleep-diary' ? 'moon' : 'form'}
      tone="sky"
      heading={t(`worksheets:${worksheet}.title` as 'worksheets:sleep-diary.title')}
      note={t('programme:path.entries', { count })}
    />
  );
}
