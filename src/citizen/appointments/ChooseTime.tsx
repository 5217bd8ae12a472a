import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFree, isOpen, type OfferedTime, type Proposal } from '../../care/appointments/appointments';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { useNow } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Choice, TextArea, Tick } from '../../ui/controls/fields';
import { ButtonLink } from '../../ui/controls/links';
import { Hint } from '../../ui/controls/parts';
import { EmptyState, ErrorCard } from '../../ui/controls/states';
import { Flow, Pair } from '../../ui/Flow';
import { type Format, useFormat } from '../../ui/format';
import { Phone } from '../../ui/Phone';
import { useTherapist } from '../kit/therapist';
import { useCalendarFile } from './useCalendarFile';
import { useWhere } from './useWhere';

/** Up to three times, of which one is chosen. One that has gone to somebody else says so, and how many are left. */
export function ChooseTime({ caseRef, proposal, header }: { caseRef: CaseRef; proposal: Proposal; header: ReactNode }) {
  const { t } = useTranslation('appointments');
  const f = useFormat();
  const now = useNow();
  const { firstName } = useTherapist();
  const where = useWhere();
  const save = useCalendarFile();
  const { busy, failed, act } = useAct();
  const [chosen, setChosen] = useState<string | null>(null);
  const [keep, setKeep] = useState(true);
  const [none, setNone] = useState(false);
  const free = proposal.times.filter((one) => isFree(one, now));
  const time = free.find(({ appointment }) => appointment === chosen) ?? free[0];

  if (!isOpen(proposal, now) || !time)
    return (
      <Phone header={header}>
        <Flow>
          <EmptyState
            heading={t(proposal.state === 'none' ? 'none.title' : 'over.title')}
            action={
              <ButtonLink to="/meldinger" variant="secondary">
                {t('over.write', { name: firstName })}
              </ButtonLink>
            }
          >
            {t(proposal.state === 'none' ? 'none.said' : 'over.text', { name: firstName })}
          </EmptyState>
        </Flow>
      </Phone>
    );
  if (none) return <NoneFits caseRef={caseRef} proposal={proposal} header={header} onBack={() => setNone(false)} />;

  const choose = async () => {
    const { proposal: on, instead, minutes } = proposal;
    const { appointment: choice, start } = time;
    const item = { kind: 'appointment-answer' as const, on, answer: 'chosen' as const, choice, start };
    if (!(await act(({ write }) => write(caseRef, item)))) return;
    if (keep) save({ ...time, appointment: instead ?? choice, minutes, changes: instead ? 1 : 0 });
  };
  return (
    <Phone
      header={header}
      bottom={
        <>
          <Hint icon="clock">{t('reminder')}</Hint>
          {failed && <ErrorCard code={failed} />}
          <Button wide busy={busy} onClick={() => void choose()}>
            {t('choose', { when: shortly(f, time) })}
          </Button>
        </>
      }
    >
      <Flow>
        <h1>{t('heading')}</h1>
        <p className="lead">
          {t('held', { minutes: proposal.minutes, until: `${f.relative(proposal.until)} ${f.clockOfTeam(proposal.until)}` })}
        </p>
        {proposal.note && <p>{proposal.note}</p>}
        <div role="status">
          {proposal.lost?.why === 'taken' && <Hint>{t('lost', { count: free.length, name: firstName })}</Hint>}
        </div>
        <Choice
          legend={t('heading')}
          hideLegend
          options={free.map((one) => ({ value: one.appointment, label: <b>{fully(f, one)}</b>, note: where(one, firstName) }))}
          chosen={[time.appointment]}
          onChoose={([next]) => setChosen(next ?? null)}
        />
        {proposal.times
          .filter(({ taken }) => taken)
          .map((one) => (
            <p key={one.appointment} className="card pad muted">
              {fully(f, one)}. {t('taken', { count: free.length })}
            </p>
          ))}
        <div className="card pad">
          <Tick checked={keep} onChange={(event) => setKeep(event.target.checked)}>
            <b>{t('calendar')}</b>
            <br />
            <span className="muted">{t('calendar.note')}</span>
          </Tick>
        </div>
        <Button variant="tertiary" wide onClick={() => setNone(true)}>
          {t('none')}
        </Button>
      </Flow>
    </Phone>
  );
}

/** What would suit; no reason is asked for. */
function NoneFits({
  caseRef,
  proposal,
  header,
  onBack,
}: {
  caseRef: CaseRef;
  proposal: Proposal;
  header: ReactNode;
  onBack: () => void;
}) {
  const { t } = useTranslation('appointments');
  const { firstName } = useTherapist();
  const words = useWords(`times/${proposal.proposal}`);
  const { busy, failed, act } = useAct(words);
  const send = () => {
    const text = words.text.trim();
    const item = { kind: 'appointment-answer' as const, on: proposal.proposal, answer: 'none' as const };
    void act(({ write }) => write(caseRef, { ...item, ...(text ? { words: text } : {}) }));
  };
  return (
    <Phone
      header={header}
      bottom={
        <>
          {failed && <ErrorCard code={failed} />}
          <Pair>
            <Button variant="secondary" onClick={onBack}>
              {t('none.back')}
            </Button>
            <Button busy={busy} onClick={send}>
              {t('none.send')}
            </Button>
          </Pair>
        </>
      }
    >
      <Flow>
        <h1>{t('none.heading')}</h1>
        <p>{t('none.text', { name: firstName })}</p>
        <TextArea
          label={t('none.words')}
          rows={4}
          maxLength={500}
          value={words.text}
          onChange={(event) => words.set(event.target.value)}
        />
      </Flow>
    </Phone>
  );
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
const fully = (f: Format, { start }: OfferedTime) => `${capital(f.date(start))} ${f.clockOfTeam(start)}`;
const shortly = (f: Format, { start }: OfferedTime) => `${f.weekday(start)} ${f.clockOfTeam(start)}`;
