import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { paperFault, paperInstant } from '../../care/questionnaires/paper';
import { homeZone, localDate } from '../../care/time/dates';
import type { Acts, CaseRef } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { Picks, Select, TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { Hint } from '../../ui/controls/parts';
import { ActDialog } from '../kit/ActDialog';
import { languageOf } from '../kit/catalogue';
import { useSay } from '../kit/toasts';
import { useInstruments } from '../kit/whole-content';
import { FillInQuestions, focusOn } from './FillInQuestions';
import { emptyFillIn, type FillIn, isFillIn, modes } from './fill-in';
import styles from './questionnaires.module.css';

/** A form that is read out, filled in together, or entered from paper: the therapist ticks what the citizen says, word by word. */
export function FillInDialog({
  caseRef,
  view,
  called,
  onRisk,
  onClose,
}: {
  caseRef: CaseRef;
  view: CaseView;
  called: string;
  /** What has been answered is a risk answer: whoever sits there assesses it now. */
  onRisk: () => void;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation('team');
  const say = useSay();
  const instruments = useInstruments();
  const due = view.due[0];
  const [chosen, setId] = useState(due?.instruments[0]);
  const id = chosen ?? instruments[0]?.id ?? '';
  const draft = useDraft<FillIn>(`fill-in/${caseRef}/${id}`, emptyFillIn, isFillIn);
  const { startedAt, mode, day, values } = draft.value ?? emptyFillIn;
  const [tried, setTried] = useState(false);
  const risky = useRef(false);
  const questions = useRef<HTMLDivElement>(null);
  const instrument = instruments.find((one) => one.id === id);
  const risk = instrument?.risk;
  const missing = instrument?.items.filter(({ linkId }) => !Object.hasOwn(values, linkId)) ?? [];
  const now = new Date().toISOString();
  const dayFault = mode === 'paper' ? paperFault(day, view.begunAt, now) : null;
  const set = (change: Partial<FillIn>) => draft.set({ ...(draft.value ?? emptyFillIn), ...change });
  const save = () => {
    setTried(true);
    if (!instrument) return null;
    const first = instrument.items.findIndex(({ linkId }) => !Object.hasOwn(values, linkId));
    if (first >= 0) {
      focusOn(questions.current, first);
      return null;
    }
    if (!startedAt || dayFault) return null;
    const assignment = view.due.find((one) => one.instruments.includes(id))?.assignment;
    const at = mode === 'paper' ? paperInstant(day, view.begunAt, now) : null;
    return async ({ bringInstrument, write }: Acts) => {
      await bringInstrument(caseRef, instrument.id);
      await write(caseRef, {
        kind: 'answers',
        instrument: instrument.id,
        version: instrument.version,
        language: languageOf(i18n.language),
        wording: instrument.wording,
        ...(assignment ? { assignment } : {}),
        ...(at ? { at } : {}),
        startedAt,
        timeZone: at ? homeZone : Intl.DateTimeFormat().resolvedOptions().timeZone,
        mode,
        values,
      });
      risky.current = Boolean(risk && Number(values[risk.linkId] ?? 0) >= risk.atLeast);
      say(t('fillIn.saved', { instrument: instrument.title }));
    };
  };
  return (
    <ActDialog
      className={styles.fillIn}
      heading={t('fillIn.title', { name: called })}
      label={t('fillIn.save')}
      act={save}
      words={[draft]}
      onClose={() => (risky.current ? onRisk() : onClose())}
    >
      <Select label={t('fillIn.which')} value={id} onChange={(event) => setId(event.target.value)}>
        {instruments.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </Select>
      <Picks<FillIn['mode']>
        legend={t('fillIn.mode')}
        options={modes.map((value) => ({ value, label: t(`fillIn.mode.${value}`) }))}
        chosen={mode}
        onChoose={(next) => set({ mode: next })}
      />
      {mode === 'paper' && (
        <TextField
          type="date"
          label={t('fillIn.day')}
          description={t('fillIn.dayHelp', { name: called })}
          min={view.begunAt ? localDate(view.begunAt) : undefined}
          max={localDate(now)}
          error={dayFault && (tried || day !== '') ? t(`fillIn.day.${dayFault}`) : undefined}
          value={day}
          onChange={(event) => set({ day: event.target.value })}
        />
      )}
      <Hint>{t(mode === 'paper' ? 'fillIn.helpPaper' : 'fillIn.help', { name: called })}</Hint>
      <p className="muted small">{t('fillIn.keys')}</p>
      {risk && <Hint icon="warning">{t(mode === 'paper' ? 'fillIn.riskPaper' : 'fillIn.risk', { name: called })}</Hint>}
      {instrument && (
        <FillInQuestions
          instrument={instrument}
          values={values}
          box={questions}
          tried={tried}
          onAnswer={(linkId, value) =>
            set({ startedAt: startedAt ?? new Date().toISOString(), values: { ...values, [linkId]: value } })
          }
        />
      )}
      <div role="status">
        {tried && missing.length > 0 && <p className={fields.error}>{t('fillIn.missing', { count: missing.length })}</p>}
      </div>
    </ActDialog>
  );
}
