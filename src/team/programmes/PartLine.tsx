import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { type PlannedPart, waitBefore } from '../../care/programmes/plan';
import type { PartProgress, ProgrammeProgress } from '../../care/programmes/progress-types';
import type { ProgrammeCard } from '../../care/programmes/types';
import type { CaseRef } from '../../client/api';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/controls/Icon';
import { Progress } from '../../ui/controls/parts';
import { daysBetween, localDate, useFormat } from '../../ui/format';
import lists from '../kit/lists.module.css';
import { Answer } from './Answer';
import styles from './programmes.module.css';
import { usePart } from './usePart';

/** One part as the citizen has it: how far, where it stops and since when, what was left out and why, what was answered. */
export function PartLine({
  caseRef,
  card,
  progress,
  planned,
  blocks,
  called,
  now,
  waitsFirst,
  onOpen,
}: {
  caseRef: CaseRef;
  card: ProgrammeCard;
  progress: ProgrammeProgress;
  planned: PlannedPart;
  blocks: CaseView['blocks'];
  called: string;
  now: string;
  /** No part before it waits too: it is the one to open. */
  waitsFirst: boolean;
  onOpen: () => void;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const part = card.parts.find(({ id }) => id === planned.id);
  const known = progress.parts[planned.id];
  const wait = planned.number === null ? null : waitBefore(planned.id, card, progress, localDate(now));
  if (!part) return null;
  return (
    <li>
      <h3>
        {known?.finished && <Icon name="check" small label={t('prog.finished')} />}
        {planned.number === null ? part.title : t('adapt.numbered', { n: planned.number, title: part.title })}
      </h3>
      {known && !known.finished && (
        <Progress value={known.opened} max={known.of} label={t('work.percent', { percent: percent(known) })} thin />
      )}
      <p className="muted small">
        <Standing programme={card.id} part={planned.id} known={known} now={now} />
        {known && known.minutes > 0 && ` · ${t('prog.minutes', { time: f.minutes(known.minutes) })}`}
        {planned.number === null && ` · ${t('prog.hidden')}`}
        {planned.waitDays !== null && ` · ${t('prog.stopAfter', { count: planned.waitDays })}`}
        {planned.opened && ` · ${t('prog.opened')}`}
        {wait && !waitsFirst && ` · ${t('prog.waitsToo')}`}
      </p>
      {wait && waitsFirst && (
        <div className={styles.wait}>
          <p>
            <Icon name="clock" small />
            {wait.until ? t('prog.waitsUntil', { date: f.day(wait.until) }) : t('prog.waits')}
          </p>
          <Button small variant="secondary" onClick={onOpen}>
            {t('prog.open')}
            <span className="ds-sr-only"> {part.title}</span>
          </Button>
        </div>
      )}
      {known && known.skipped.length > 0 && <Skipped programme={card.id} part={planned.id} known={known} />}
      {blocks.length > 0 && (
        <details>
          <summary>{t('work.answersCount', { count: blocks.length })}</summary>
          <dl className={lists.answers}>
            {blocks.map((block) => (
              <Answer key={block.address} caseRef={caseRef} block={block} called={called} />
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}

/** In words where a part stands: the screen it was left at, and for how many days. */
export function Standing({
  programme,
  part,
  known,
  now,
}: {
  programme: string;
  part: string;
  known: PartProgress | undefined;
  now: string;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const content = usePart(programme, known && !known.finished ? part : undefined);
  if (!known) return t('work.notStarted');
  if (known.finished) return t('work.partDone', { when: f.moment(known.finishedAt ?? known.at, now) });
  const screen = content?.screens.find(({ id }) => id === known.screen)?.title;
  const step = screen
    ? t('prog.stepAt', { opened: known.opened, of: known.of, screen })
    : t('prog.step', { opened: known.opened, of: known.of });
  const days = daysBetween(known.at, now);
  return `${step} · ${days > 1 ? t('prog.since', { count: days }) : f.moment(known.at, now)}`;
}

function Skipped({ programme, part, known }: { programme: string; part: string; known: PartProgress }) {
  const { t } = useTranslation('team');
  const content = usePart(programme, part);
  return (
    <details>
      <summary>{t('prog.skipped', { count: known.skipped.length })}</summary>
      <ul className="rich">
        {known.skipped.map((id) => {
          const title = content?.screens.find((screen) => screen.id === id)?.title ?? id;
          const reason = known.reasons[id];
          return <li key={id}>{reason ? t('prog.skippedWhy', { title, why: t(`prog.why.${reason}`) }) : title}</li>;
        })}
      </ul>
    </details>
  );
}

const percent = ({ opened, of }: PartProgress): number => Math.round((100 * opened) / of);
