import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  decisionOutcomes,
  endReasons,
  exclusionReasons,
  genders,
  helpModes,
  referralProblems,
  referralSources,
  workStatuses,
} from '../../care/items/choices';
import { type EpisodeRecord, episodeRecordSchema } from '../../care/items/registry';
import type { Correctable } from '../../care/registry/corrections';
import { Select, TextField } from '../../ui/controls/fields';
import { Pick } from '../kit/Pick';
import { useMe } from '../kit/useMe';
import styles from './registry.module.css';
import { useRecordWords } from './useRecordWords';

export interface Editing<F extends Correctable> {
  field: F;
  record: EpisodeRecord;
  onChange: (value: EpisodeRecord[F]) => void;
}

/** One field, put right by the codes of the codebook. */
export function FieldEditor({ field, record, onChange }: Editing<Correctable>) {
  const set = onChange as (value: EpisodeRecord[Correctable]) => void;
  const about = { record, onChange: set };
  switch (field) {
    case 'gender':
      return <Codes {...about} field={field} codes={genders.filter((one) => one !== 'unknown')} />;
    case 'source':
      return <Codes {...about} field={field} codes={referralSources} />;
    case 'primary':
      return <Codes {...about} field={field} codes={referralProblems} />;
    case 'outcome':
      return <Codes {...about} field={field} codes={decisionOutcomes} />;
    case 'endReason':
      return <Codes {...about} field={field} codes={endReasons.filter((one) => one !== 'unknown')} />;
    case 'bydel':
    case 'kommune':
      return <Place {...about} field={field} />;
    case 'interpreter':
      return <YesNo {...about} field={field} />;
    case 'problems':
      return <Several {...about} field={field} codes={referralProblems} empty={null} />;
    case 'exclusion':
      return <Several {...about} field={field} codes={exclusionReasons} empty={[]} />;
    case 'help':
      return <Several {...about} field={field} codes={helpModes} empty={[]} />;
    case 'workStart':
    case 'workEnd':
      return <WorkField {...about} field={field} />;
    default:
      return <Typed {...about} field={field} />;
  }
}

interface Part<F extends Correctable> {
  field: F;
  record: EpisodeRecord;
  onChange: (value: EpisodeRecord[Correctable]) => void;
}

function Codes<F extends 'gender' | 'source' | 'primary' | 'outcome' | 'endReason'>({
  field,
  record,
  codes,
  onChange,
}: Part<F> & { codes: readonly NonNullable<EpisodeRecord[F]>[] }) {
  const { t } = useTranslation('registry');
  const words = useRecordWords();
  return (
    <Select
      hideLabel
      label={words.label(field)}
      value={record[field] ?? ''}
      onChange={({ target }) => onChange(codes.find((one) => one === target.value) ?? null)}
    >
      <option value="">{t('unknown')}</option>
      {codes.map((one) => (
        <option key={one} value={one}>
          {words.value({ ...record, [field]: one }, field)}
        </option>
      ))}
    </Select>
  );
}

function YesNo({ field, record, onChange }: Part<'interpreter'>) {
  const { t } = useTranslation('registry');
  const words = useRecordWords();
  const now = record[field];
  return (
    <Select
      hideLabel
      label={words.label(field)}
      value={now === null ? '' : String(now)}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value === 'true')}
    >
      <option value="">{t('unknown')}</option>
      <option value="true">{t('yes')}</option>
      <option value="false">{t('no')}</option>
    </Select>
  );
}

/** Places are those that the team serves; a municipality besides them by its number. */
function Place({ field, record, onChange }: Part<'kommune' | 'bydel'>) {
  const { t } = useTranslation('registry');
  const words = useRecordWords();
  const places = useMe().about?.places ?? [];
  const known =
    field === 'kommune'
      ? places.map(({ kommune }) => kommune)
      : places.flatMap(({ kommune, bydel }) => (kommune === record.kommune && bydel ? [bydel] : []));
  const now = record[field];
  const all = [...new Set([...known, ...(now ? [now] : [])])];
  if (field === 'kommune' && known.length === 0) return <Typed field={field} record={record} onChange={onChange} />;
  return (
    <Select hideLabel label={words.label(field)} value={now ?? ''} onChange={({ target }) => onChange(target.value || null)}>
      <option value="">{t('unknown')}</option>
      {all.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </Select>
  );
}

function Several<F extends 'problems' | 'exclusion' | 'help'>({
  field,
  record,
  codes,
  empty,
  onChange,
}: Part<F> & { codes: readonly NonNullable<EpisodeRecord[F]>[number][]; empty: EpisodeRecord[F] }) {
  const words = useRecordWords();
  const chosen: readonly string[] = record[field] ?? [];
  const toggle = (code: string, on: boolean) => {
    const next = on ? [...chosen, code] : chosen.filter((one) => one !== code);
    onChange(next.length > 0 ? (next as EpisodeRecord[F]) : empty);
  };
  return (
    <fieldset className={styles.chips}>
      <legend className="ds-sr-only">{words.label(field)}</legend>
      {codes.map((one) => (
        <Pick key={one} checked={chosen.includes(one)} onChange={(on) => toggle(one, on)}>
          {words.value({ ...record, [field]: [one] }, field)}
        </Pick>
      ))}
    </fieldset>
  );
}

function WorkField({ field, record, onChange }: Part<'workStart' | 'workEnd'>) {
  const { t } = useTranslation(['registry', 'referrals', 'discharge']);
  const words = useRecordWords();
  const now = record[field];
  const [typed, setTyped] = useState(now?.percent == null ? '' : String(now.percent));
  const percentOf = (text: string) => (/^\d{1,3}$/.test(text.trim()) && Number(text) <= 100 ? Number(text) : null);
  return (
    <>
      <Select
        hideLabel
        label={words.label(field)}
        value={now?.status ?? ''}
        onChange={({ target }) => {
          const status = workStatuses.find((one) => one === target.value);
          onChange(status ? { status, percent: percentOf(typed) } : null);
        }}
      >
        <option value="">{t('unknown')}</option>
        {workStatuses
          .filter((one) => one !== 'unknown')
          .map((one) => (
            <option key={one} value={one}>
              {t(`referrals:work.${one}`)}
            </option>
          ))}
      </Select>
      {now && (
        <TextField
          label={t('discharge:work.percent')}
          inputMode="numeric"
          maxLength={3}
          value={typed}
          error={typed.trim() && percentOf(typed) === null ? t('discharge:fault.percent') : undefined}
          onChange={({ target }) => {
            setTyped(target.value);
            onChange({ ...now, percent: percentOf(target.value) });
          }}
        />
      )}
    </>
  );
}

type Written = Extract<Correctable, `${string}On` | 'contactAt' | 'birthYear' | 'kommune'>;
/** What is typed counts when the codebook takes it; until then the record is as it was, and it is said. */
function Typed({ field, record, onChange }: Part<Written>) {
  const { t } = useTranslation('registry');
  const words = useRecordWords();
  const [typed, setTyped] = useState(String(record[field] ?? ''));
  const isDay = field !== 'birthYear' && field !== 'kommune';
  const meant = (text: string) => (text.trim() === '' ? null : field === 'birthYear' ? Number(text) : text.trim());
  const read = episodeRecordSchema.shape[field].safeParse(meant(typed));
  return (
    <TextField
      hideLabel
      label={words.label(field)}
      type={isDay ? 'date' : 'text'}
      {...(isDay ? {} : { inputMode: 'numeric' as const, maxLength: 4 })}
      value={typed}
      error={read.success ? undefined : t(isDay ? 'fault.day' : `fault.${field}`)}
      onChange={({ target }) => {
        setTyped(target.value);
        const next = episodeRecordSchema.shape[field].safeParse(meant(target.value));
        if (next.success) onChange(next.data);
      }}
    />
  );
}
