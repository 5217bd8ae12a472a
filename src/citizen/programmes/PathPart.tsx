import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ProgrammeProgress } from '../../care/programmes/progress-types';
import type { ProgrammeCard } from '../../care/programmes/types';
import { Icon } from '../../ui/controls/Icon';
import { Hint } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import { useTherapist } from '../kit/therapist';
import { useEntries } from '../worksheets/useEntries';
import styles from './PathPart.module.css';
import type { PartStanding } from './programme-position';
import { useWaitWords } from './useWaitWords';

/** One part on the path, and what the therapist has been shown of it. A part that waits says for what, and leads nowhere. */
export function PathPart({
  card,
  part,
  caseRef,
  progress,
}: {
  card: ProgrammeCard;
  part: PartStanding;
  caseRef: string;
  progress: ProgrammeProgress;
}) {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const { firstName } = useTherapist();
  const shared = progress.feedback.filter((x) => x.address.startsWith(`${card.id}/${part.id}/`)).at(-1);
  const look = (
    <>
      <span className={styles.number}>
        {part.state === 'done' ? <Icon name="check" /> : (part.number ?? <Icon name="book" />)}
      </span>
      <span>
        <b>{part.title}</b>
        <small>
          <PartLine part={part} />
        </small>
        {part.state === 'now' && (
          <span className={styles.go}>
            {t(part.step > 0 ? 'path.continue' : 'path.start')}
            <Icon name="forward" />
          </span>
        )}
      </span>
    </>
  );
  return (
    <>
      <li className={styles.part} data-state={part.state}>
        {part.state === 'waiting' ? (
          <div className={styles.waits}>{look}</div>
        ) : (
          <Link
            to="/program/$slug/$part/$screen"
            params={{ slug: card.id, part: part.id, screen: part.screen }}
            aria-current={part.state === 'now' ? 'step' : undefined}
          >
            {look}
          </Link>
        )}
        {part.state === 'now' && <Ready card={card} part={part} caseRef={caseRef} />}
      </li>
      {shared && (
        <li className={styles.pause}>
          <Icon name="message" />
          <span>
            {shared.answered
              ? t('path.answered', { name: firstName })
              : shared.wait
                ? t('path.pause', { name: firstName })
                : t('path.shared', { name: firstName, date: f.day(shared.at) })}
          </span>
        </li>
      )}
    </>
  );
}

function PartLine({ part }: { part: PartStanding }) {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const waitWords = useWaitWords();
  if (part.wait) return waitWords(part.wait);
  if (part.state === 'done') return part.at ? t('path.doneAgain', { date: f.day(part.at) }) : t('path.open');
  if (part.step > 0)
    return (
      <>
        {t('path.now', { n: part.step, of: part.of })}
        {part.at && <> · {t('path.savedAt', { when: f.moment(part.at) })}</>}
      </>
    );
  if (part.restsUntil) return t('path.rests', { date: f.date(part.restsUntil) });
  if (part.state === 'now') return t('path.minutes', { minutes: part.minutes });
  return t(part.state === 'later' ? 'path.later' : 'path.open');
}

/** Says honestly that a part works best after so many entries, and stops nobody. */
function Ready({ card, part, caseRef }: { card: ProgrammeCard; part: PartStanding; caseRef: string }) {
  const { t } = useTranslation('programme');
  const ready = card.parts.find((p) => p.id === part.id)?.readyWhen;
  const entries = useEntries(caseRef, ready?.worksheet);
  if (!ready || !entries || entries.length >= ready.entries) return null;
  return (
    <Hint>
      {ready.worksheet === 'sleep-diary'
        ? t('path.readyWhen', { entries: ready.entries, have: entries.length })
        : t('path.readyWhenEntries', { count: ready.entries, have: entries.length })}
    </Hint>
  );
}
