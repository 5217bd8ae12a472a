import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case';
import type { Acts, CaseRef } from '../../client/api';
import { useDraft } from '../../ui/draft';
import { Choice, Picks, Select, TextField } from '../../ui/fields';
import { Hint } from '../../ui/parts';
import { languageOf } from '../content';
import { ActDialog } from '../desk/ActDialog';
import { useSay } from '../desk/memory';
import { useInstruments } from '../whole-content';

type Mode = 'in-session' | 'read-out';
type Values = Record<string, number | null>;
const declined = 'declined';
const isValues = (v: unknown): v is Values => typeof v === 'object' && v !== null && !Array.isArray(v);

/** A form that is read out, or filled in together: the therapist ticks what the citizen says, word by word. */
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
  const [mode, setMode] = useState<Mode>('read-out');
  const [startedAt] = useState(() => new Date().toISOString());
  const draft = useDraft<Values>(`fill-in/${caseRef}/${id}`, {}, isValues);
  const [tried, setTried] = useState(false);
  const risky = useRef(false);
  const instrument = instruments.find((one) => one.id === id);
  const risk = instrument?.risk;
  const values = draft.value ?? {};
  const missing = instrument?.items.filter(({ linkId }) => !Object.hasOwn(values, linkId)) ?? [];
  const set = (linkId: string, value: number | null) => draft.set({ ...values, [linkId]: value });
  const save = () => {
    setTried(true);
    if (!instrument || missing.length > 0) return null;
    const assignment = view.due.find((one) => one.instruments.includes(id))?.assignment;
    return async ({ bringInstrument, write }: Acts) => {
      await bringInstrument(caseRef, instrument.id);
      await write(caseRef, {
        kind: 'answers',
        instrument: instrument.id,
        version: instrument.version,
        language: languageOf(i18n.language),
        wording: instrument.wording,
        ...(assignment ? { assignment } : {}),
        startedAt,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        mode,
        values,
      });
      risky.current = Boolean(risk && Number(values[risk.linkId] ?? 0) >= risk.atLeast);
      say(t('fillIn.saved', { instrument: instrument.title }));
    };
  };
  return (
    <ActDialog
      className="fill-in"
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
      <Picks<Mode>
        legend={t('fillIn.mode')}
        options={(['read-out', 'in-session'] as const).map((value) => ({ value, label: t(`fillIn.mode.${value}`) }))}
        chosen={mode}
        onChoose={setMode}
      />
      <Hint>{t('fillIn.help', { name: called })}</Hint>
      {risk && <Hint icon="warning">{t('fillIn.risk', { name: called })}</Hint>}
      {instrument && (
        <div lang={instrument.wording} translate="no">
          {instrument.items.map((item, i) => (
            <div key={item.linkId} className={tried && !Object.hasOwn(values, item.linkId) ? 'fill-item lacks' : 'fill-item'}>
              {item.stem && item.stem !== instrument.items[i - 1]?.stem && <p className="stem">{item.stem}</p>}
              {item.number ? (
                <TextField
                  label={item.text}
                  type="number"
                  min={item.number.min}
                  max={item.number.max}
                  value={values[item.linkId] ?? ''}
                  onChange={(event) => {
                    const value = event.target.valueAsNumber;
                    if (Number.isInteger(value)) set(item.linkId, value);
                  }}
                />
              ) : (
                <Choice<string>
                  legend={`${i + 1}. ${item.text}`}
                  options={[
                    ...item.options.map(({ value, text }) => ({ value: String(value), label: text })),
                    { value: declined, label: <span lang={i18n.language}>{t('answers.declined')}</span> },
                  ]}
                  chosen={chosenOf(values, item.linkId)}
                  onChoose={([chosen]) => chosen !== undefined && set(item.linkId, chosen === declined ? null : Number(chosen))}
                />
              )}
            </div>
          ))}
        </div>
      )}
      <div role="status">
        {tried && missing.length > 0 && <p className="field-error">{t('fillIn.missing', { count: missing.length })}</p>}
      </div>
    </ActDialog>
  );
}

function chosenOf(values: Values, linkId: string): string[] {
  if (!Object.hasOwn(values, linkId)) return [];
  const value = values[linkId];
  return [value === null || value === undefined ? declined : String(value)];
}
