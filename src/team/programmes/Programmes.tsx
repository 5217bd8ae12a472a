import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { asPlanned, waitBefore } from '../../care/programmes/plan';
import { nextPart } from '../../care/programmes/progress';
import type { ProgrammeProgress } from '../../care/programmes/progress-types';
import type { CaseRef } from '../../client/api';
import { Button } from '../../ui/controls/Button';
import { Progress } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import { localDate, useFormat } from '../../ui/format';
import room from '../kit/room.module.css';
import { useProgrammes } from '../kit/whole-content';
import { Standing } from './PartLine';
import { ProgrammeDialog } from './ProgrammeDialog';
import styles from './programmes.module.css';
import { useOpenPart } from './useOpenPart';

/** Each programme at a glance: which part, how far in each, where it stands, and what to bring up; the rest one press away. */
export function Programmes({ caseRef, view, called, now }: { caseRef: CaseRef; view: CaseView; called: string; now: string }) {
  return (
    <>
      {view.programmes.map((progress) => (
        <Programme key={progress.programme} caseRef={caseRef} progress={progress} view={view} called={called} now={now} />
      ))}
    </>
  );
}

function Programme({
  caseRef,
  progress,
  view,
  called,
  now,
}: {
  caseRef: CaseRef;
  progress: ProgrammeProgress;
  view: CaseView;
  called: string;
  now: string;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const programmes = useProgrammes();
  const [open, setOpen] = useState(false);
  const written = programmes.find((p) => p.id === progress.programme);
  const opening = useOpenPart(caseRef, written, progress.plan);
  if (!written) return null;
  const card = asPlanned(written, progress.plan);
  const next = nextPart(card, progress.parts);
  const place = next ? card.parts.indexOf(next) + 1 : card.parts.length;
  const wait = next && waitBefore(next.id, written, progress, localDate(now));
  const lastDone = card.parts.findLast(({ id }) => progress.parts[id]?.finished);
  const lastAt = lastDone && progress.parts[lastDone.id]?.finishedAt;
  return (
    <div className={`card ${room.block}`}>
      <h3>
        {next
          ? t('work.programme', { title: card.title, part: place, parts: card.parts.length })
          : t('work.programmeDone', { title: card.title, parts: card.parts.length })}
      </h3>
      <div className={styles.bars}>
        {card.parts.map(({ id, title, screens }) => {
          const known = progress.parts[id];
          return (
            <Progress
              key={id}
              thin
              value={known?.finished ? 1 : (known?.opened ?? 0)}
              max={known?.finished ? 1 : (known?.of ?? screens.length)}
              label={title}
            />
          );
        })}
      </div>
      {next && <p>{next.title}</p>}
      <p className="muted">
        {next && (progress.parts[next.id] || !lastAt) ? (
          <Standing programme={card.id} part={next.id} known={progress.parts[next.id]} now={now} />
        ) : (
          lastDone && lastAt && t('prog.lastDone', { n: card.parts.indexOf(lastDone) + 1, when: f.moment(lastAt, now) })
        )}
      </p>
      {wait && <p className={room.suggest}>{wait.until ? t('prog.waitsUntil', { date: f.day(wait.until) }) : t('prog.waits')}</p>}
      {progress.nextTime.length > 0 && (
        <>
          <h4>{t('work.nextTime')}</h4>
          <ul className="rich">
            {progress.nextTime.map((n) => (
              <li key={n.id}>{n.text}</li>
            ))}
          </ul>
        </>
      )}
      {opening.failed && <ErrorCard code={opening.failed} />}
      <div className={room.acts}>
        {wait && (
          <Button small variant="secondary" busy={opening.busy} onClick={() => void opening.open(next.id)}>
            {t('prog.open')}
            <span className="ds-sr-only"> {next.title}</span>
          </Button>
        )}
        <Button small variant="tertiary" icon="book" onClick={() => setOpen(true)}>
          {t('prog.show')}
          <span className="ds-sr-only"> {card.title}</span>
        </Button>
      </div>
      {open && (
        <ProgrammeDialog
          caseRef={caseRef}
          card={written}
          progress={progress}
          view={view}
          called={called}
          now={now}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
