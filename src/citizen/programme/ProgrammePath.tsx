import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, ProgrammeProgress } from '../../care/case';
import type { ProgrammeCard } from '../../care/programme/types';
import { useFormat } from '../../ui/format';
import { Icon } from '../../ui/Icon';
import { NextCard } from '../../ui/links';
import { Hint, Progress } from '../../ui/parts';
import { useEntries } from '../sheets/useEntries';
import { useTherapist } from '../therapist';
import type { PartStanding } from './standing';

/** The path: done, now, open, later; where the therapist answers; worksheets to come back to. */
export function ProgrammePath({
  card,
  caseRef,
  view,
  progress,
  parts,
  done,
}: {
  card: ProgrammeCard;
  caseRef: string;
  view: CaseView;
  progress: ProgrammeProgress;
  parts: PartStanding[];
  done: number;
}) {
  const { t } = useTranslation(['programme', 'worksheets']);
  const f = useFormat();
  const { firstName } = useTherapist();
  const sheets = [...new Set(card.parts.flatMap((p) => p.homework.map((h) => h.worksheet)).filter((w) => w !== null))];
  const held = Object.values(progress.holds).some((h) => !h.released);
  return (
    <>
      <div className="prog">
        <Progress value={done} max={parts.length} label={t('programme:path.progress', { done, of: parts.length })} />
        <p className="muted">{t('programme:list.partsDone', { done, of: parts.length })}</p>
      </div>
      {held && (
        <Hint icon="warning">
          <b>{t('programme:held.title')}.</b> {t('programme:held.text', { name: firstName })}
        </Hint>
      )}
      <ol className="parts">
        {parts.map((part, index) => {
          const shared = progress.feedback.filter((x) => x.address.startsWith(`${card.id}/${part.id}/`)).at(-1);
          return (
            <Fragment key={part.id}>
              <li className={`part ${part.state}`}>
                <Link
                  to="/program/$slug/$part/$screen"
                  params={{ slug: card.id, part: part.id, screen: screenOf(card, part) }}
                  aria-current={part.state === 'now' ? 'step' : undefined}
                >
                  <span className="pn">{part.state === 'done' ? <Icon name="check" /> : index + 1}</span>
                  <span>
                    <b>{part.title}</b>
                    <small>
                      <PartLine part={part} />
                    </small>
                    {part.state === 'now' && (
                      <span className="go">
                        {t(part.step > 0 ? 'programme:path.continue' : 'programme:path.start')}
                        <Icon name="forward" />
                      </span>
                    )}
                  </span>
                </Link>
                {part.state === 'now' && <Ready card={card} part={part} caseRef={caseRef} />}
              </li>
              {shared && (
                <li className="pause">
                  <Icon name="message" />
                  <span>
                    {shared.answered
                      ? t('programme:path.answered', { name: firstName })
                      : shared.wait
                        ? t('programme:path.pause', { name: firstName })
                        : t('programme:path.shared', { name: firstName, date: f.day(shared.at) })}
                  </span>
                </li>
              )}
            </Fragment>
          );
        })}
      </ol>
      {sheets.length > 0 && <h2>{t('programme:path.sheets')}</h2>}
      {sheets.map((worksheet) => (
        <SheetCard key={worksheet} worksheet={worksheet} count={view.entries[worksheet]?.length ?? 0} />
      ))}
    </>
  );
}

function PartLine({ part }: { part: PartStanding }) {
  const { t } = useTranslation('programme');
  const f = useFormat();
  if (part.state === 'done') return part.at ? t('path.done', { date: f.day(part.at) }) : t('path.open');
  if (part.state === 'now' && part.step > 0)
    return (
      <>
        {t('path.now', { n: part.step, of: part.of })}
        {part.at && <> · {t('path.savedAt', { when: f.moment(part.at) })}</>}
      </>
    );
  if (part.state === 'now') return t('path.minutes', { minutes: part.minutes });
  return t(part.state === 'later' ? 'path.later' : 'path.open');
}

/** Says honestly that a part works best after so many entries, and stops nobody. */
function Ready({ card, part, caseRef }: { card: ProgrammeCard; part: PartStanding; caseRef: string }) {
  const { t } = useTranslation('programme');
  const ready = card.parts.find((p) => p.id === part.id)?.readyWhen;
  const entries = useEntries(caseRef, ready?.worksheet);
  if (!ready || !entries || entries.length >= ready.entries) return null;
  return <Hint>{t('path.readyWhen', { entries: ready.entries, have: entries.length })}</Hint>;
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

function screenOf(card: ProgrammeCard, part: PartStanding): string {
  const screens = card.parts.find((p) => p.id === part.id)?.screens ?? [];
  if (part.state === 'done') return screens[0] ?? '';
  return part.screen && screens.includes(part.screen) ? part.screen : (screens[0] ?? '');
}
