import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, ProgrammeProgress } from '../../care/case';
import type { CaseRef } from '../../client/api';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useEngine } from '../../ui/engine';
import { useFormat } from '../../ui/format';
import { Progress } from '../../ui/parts';
import { useContent } from '../content';
import { useSay } from '../desk/memory';

/** Each programme: which part, how far, what was answered, what to bring up; and questionnaires that are given. */
export function Programmes({ caseRef, view, now }: { caseRef: CaseRef; view: CaseView; now: string }) {
  return (
    <>
      {view.programmes.map((progress) => (
        <Programme key={progress.programme} caseRef={caseRef} progress={progress} view={view} now={now} />
      ))}
    </>
  );
}

function Programme({
  caseRef,
  progress,
  view,
  now,
}: {
  caseRef: CaseRef;
  progress: ProgrammeProgress;
  view: CaseView;
  now: string;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const engine = useEngine();
  const say = useSay();
  const content = useContent();
  const [answers, setAnswers] = useState(false);
  const card = content.programmes.find((p) => p.id === progress.programme);
  if (!card) return null;
  const at = card.parts.findIndex((p) => !progress.parts[p.id]?.finished);
  const done = at < 0;
  const part = card.parts[done ? card.parts.length - 1 : at];
  const known = part && progress.parts[part.id];
  const assignment = view.assignments.find(({ what }) => what.type === 'programme' && what.programme === progress.programme);
  const blocks = view.blocks.filter((b) => b.address.startsWith(`${progress.programme}/`));
  const takeBack = async () => {
    if (!assignment) return;
    await engine.write(caseRef, { kind: 'unassign', assignment: assignment.id });
    say(t('work.takenBack', { what: card.title }), () => void engine.write(caseRef, { kind: 'assign', what: assignment.what }));
  };
  return (
    <div className="card blk">
      <h3>
        {done
          ? t('work.programmeDone', { title: card.title, parts: card.parts.length })
          : t('work.programme', { title: card.title, part: at + 1, parts: card.parts.length })}
      </h3>
      {part && <p>{part.title}</p>}
      {known && !done ? (
        <>
          <Progress
            value={known.opened}
            max={known.of}
            label={t('work.percent', { percent: Math.round((100 * known.opened) / known.of) })}
          />
          <p className="muted">
            {t('work.step', { opened: known.opened, of: known.of, when: f.moment(known.at, now) })}
            {known.skipped.length > 0 && ` · ${t('work.skipped', { count: known.skipped.length })}`}
          </p>
        </>
      ) : (
        <p className="muted">{known ? t('work.partDone', { when: f.moment(known.at, now) }) : t('work.notStarted')}</p>
      )}
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
      <div className="acts2">
        {blocks.length > 0 && (
          <button type="button" className="tbl" onClick={() => setAnswers(true)}>
            {t('work.answersCount', { count: blocks.length })}
          </button>
        )}
        {assignment && (
          <button type="button" className="tbl" onClick={() => void takeBack()}>
            {t('work.takeBack')}
            <span className="ds-sr-only"> {card.title}</span>
          </button>
        )}
      </div>
      {answers && (
        <Dialog
          sheet={false}
          heading={t('work.answers')}
          onClose={() => setAnswers(false)}
          actions={<Button onClick={() => setAnswers(false)}>{t('close')}</Button>}
        >
          <dl className="answers-list">
            {blocks.map((b) => (
              <div key={b.id}>
                <dt>
                  <span className="muted">{content.partOf(b.address)}.</span> {b.prompt}
                </dt>
                <dd>
                  <b>
                    {[...(b.options ?? []), ...(b.texts ?? []), ...(b.number === undefined ? [] : [String(b.number)])].join(
                      ' · ',
                    )}
                  </b>
                </dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </div>
  );
}
