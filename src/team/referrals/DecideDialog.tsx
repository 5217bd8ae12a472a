import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bySoonest } from '../../care/capacities/capacities';
import type { Assignment } from '../../care/case/assignments';
import { exclusionReasons } from '../../care/items/choices';
import { promisedDays } from '../../care/referrals/clock';
import type { LetterLanguage } from '../../care/referrals/letter-templates';
import type { ReferralRow } from '../../care/referrals/referral-rows';
import type { Referral } from '../../care/referrals/referrals';
import { isGiven, startsFor, usualStarts } from '../../care/referrals/starts';
import { templateParts, templateText } from '../../care/templates/template';
import { addDays, daysBetween, localDate } from '../../care/time/dates';
import { addWorkingDays } from '../../care/time/holidays';
import type { Acts } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { useView } from '../../engine/engine';
import { newId } from '../../engine/new-id';
import { TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { Icon } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import { CourseChoice } from '../courses/CourseChoice';
import { ActDialog } from '../kit/ActDialog';
import { useContent } from '../kit/catalogue';
import { Pick } from '../kit/Pick';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import { DecidedBy } from './DecidedBy';
import { asDecision, type Deciding, faultOf, isDeciding, isInGroup, nothingDecided, sendsOn } from './decision';
import { FitChoice } from './FitChoice';
import { Letter, letterLanguages } from './Letter';
import styles from './referrals.module.css';
import { TherapistChoice } from './TherapistChoice';
import { useLetter } from './useLetter';

/** One dialog decides: what help, from when, with whom, or whereto; and the letter that the person reads, which follows the choices. */
export function DecideDialog({
  row,
  referral,
  readsIn,
  given,
  now,
  start,
  onClose,
}: {
  row: ReferralRow;
  referral: Referral;
  /** what the citizen reads; null where nothing says so */
  readsIn: LetterLanguage | null;
  /** What the case has been given already. */
  given: readonly Assignment[];
  now: string;
  /** What it is begun with, where nothing has been chosen before. */
  start: Partial<Deciding>;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation('referrals');
  const f = useFormat();
  const content = useContent();
  const say = useSay();
  const { people, about: team } = useMe();
  const today = localDate(now);
  const due = addDays(row.contactAt, promisedDays.start);
  const draft = useDraft<Deciding>(`decide/${row.caseRef}`, { ...nothingDecided, ...start }, isDeciding);
  const [tried, setTried] = useState(false);
  const [decision] = useState(newId);
  const d = draft.value ?? nothingDecided;
  const set = (change: Partial<Deciding>) => draft.set({ ...d, ...change });
  const capacities = useView('capacities', null).data ?? {};
  const therapists = bySoonest(
    people.filter(({ roles }) => roles.includes('therapist')),
    capacities,
    today,
  );
  /** The first day that somebody has said, or the next on which the team works. */
  const startOf = (account: string) => {
    const from = capacities[account]?.from ?? '';
    return from > today ? from : addWorkingDays(today, 1, team ?? {});
  };
  const atDesk = letterLanguages.find((one) => one === i18n.language) ?? 'nb';
  const language = d.language ?? readsIn ?? atDesk;
  const written = useLetter(row, referral, d, language, therapists);
  const parts = written ? templateParts(written.template, written.values) : [];
  const letter = templateText(parts);
  const fault = tried ? faultOf(d, letter, today) : null;
  const standing = referral.decisions.inForce;
  const offered = startsFor(row.problems, d.startBy || today).filter((one) => !isGiven(one, given));
  const begun = d.starts ?? usualStarts(row.problems, row.primary, d.help);
  const starts = d.outcome === 'taken-in' ? offered.filter(({ id }) => begun.includes(id)) : [];
  const days = d.startBy ? daysBetween(row.contactAt, d.startBy) : null;
  const decide = () => {
    setTried(true);
    const { outcome } = d;
    if (outcome === null || letter === null || faultOf(d, letter, today)) return null;
    const about = {
      decision: draft.id ?? decision,
      referral: row.referral,
      letter,
      replaces: standing?.item.decision ?? null,
    };
    const onto = isInGroup(d) ? d.course : undefined;
    return async ({ write, signUp }: Acts) => {
      // While the case is still this person's work: the decision may give it to somebody else.
      const state = onto && (await signUp(onto.courseRef, row.caseRef));
      const begins: string[] = [];
      for (const { what } of starts) begins.push((await write(row.caseRef, { kind: 'assign', what })).id);
      await write(row.caseRef, asDecision({ ...d, outcome }, { ...about, starts: begins }));
      say(t(state === 'waiting' ? 'decide.waits' : 'decide.done', { name: row.name }));
    };
  };
  const toggle = <V extends string>(all: readonly V[], one: V, on: boolean) =>
    on ? [...all, one] : all.filter((v) => v !== one);
  return (
    <ActDialog
      heading={t('decide.title', { name: row.name })}
      label={t(standing ? 'decide.again' : 'decide.do')}
      act={decide}
      words={[draft]}
      wide
      className={styles.decide}
      onClose={onClose}
    >
      <p className="muted">
        {[
          row.age !== null && t('age', { count: row.age }),
          t('peek.contact', { date: f.date(row.contactAt), way: t(`way.${row.way}`) }),
          ...Object.entries(row.totals).map(([instrument, total]) => `${content.instrumentName(instrument)} ${total}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {standing && (
        <DecidedBy decisions={referral.decisions} mine={d.outcome && { outcome: d.outcome, help: d.help }} now={now} />
      )}
      <div className={styles.columns}>
        <div className="stack">
          <FitChoice outcome={d.outcome} help={d.help} onChange={set} />
          {d.outcome === 'taken-in' && (
            <>
              {isInGroup(d) && (
                <CourseChoice
                  legend={t('decide.course')}
                  chosen={d.course?.courseRef ?? null}
                  now={now}
                  onChoose={({ courseRef, course }) => set({ course: { courseRef, course } })}
                />
              )}
              {offered.length > 0 && (
                <fieldset className={styles.chips}>
                  <legend>{t('decide.starts', { name: referral.item.called || row.name })}</legend>
                  {offered.map(({ id, what }) => (
                    <Pick key={id} checked={begun.includes(id)} onChange={(on) => set({ starts: toggle(begun, id, on) })}>
                      {content.givenWords(what)}
                    </Pick>
                  ))}
                </fieldset>
              )}
              <TherapistChoice
                therapists={therapists}
                capacities={capacities}
                chosen={d.therapist}
                today={today}
                due={due}
                onChoose={(therapist) => set({ therapist, startBy: d.startBy || startOf(therapist) })}
              />
              <TextField
                type="date"
                label={t('decide.startBy')}
                description={t('decide.startByHelp', { date: f.date(due) })}
                value={d.startBy}
                onChange={(event) => set({ startBy: event.target.value })}
              />
            </>
          )}
          {sendsOn(d.outcome) && (
            <>
              <fieldset className={styles.chips}>
                <legend>{t('decide.exclusion')}</legend>
                {exclusionReasons.map((one) => (
                  <Pick
                    key={one}
                    checked={d.exclusion.includes(one)}
                    onChange={(on) => set({ exclusion: toggle(d.exclusion, one, on) })}
                  >
                    {t(`exclusion.${one}`)}
                  </Pick>
                ))}
              </fieldset>
              <TextField
                label={t('decide.onward')}
                description={t('decide.onwardHelp')}
                maxLength={120}
                value={d.onward}
                onChange={(event) => set({ onward: event.target.value })}
              />
            </>
          )}
          <div role="status">{fault && <p className={fields.error}>{t(`decide.fault.${fault}`)}</p>}</div>
        </div>
        {d.outcome && written && (
          <Letter
            name={referral.item.called || row.name}
            parts={parts}
            written={written}
            outcome={d.outcome}
            language={language}
            readsIn={readsIn}
            isOwn={d.template != null}
            onTemplate={(template) => set({ template })}
            onLanguage={(next) => set({ language: next, template: null })}
          />
        )}
      </div>
      {days !== null && d.outcome === 'taken-in' && (
        <p className={days > promisedDays.start ? styles.warn : 'muted'}>
          <Icon name="clock" small /> {t('decide.days', { count: days, due: f.date(due) })}
        </p>
      )}
    </ActDialog>
  );
}
