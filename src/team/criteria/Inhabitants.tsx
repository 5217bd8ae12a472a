import { useTranslation } from 'react-i18next';
import { countedBands, countedGenders, inhabitantsIn, wholeIn, type YearDraft } from '../../care/criteria/year-draft';
import { TextField } from '../../ui/controls/fields';
import styles from './criteria.module.css';

/** Those who live where the team is for people, against whom the report sets those who are reached: out of a public table, with its name. */
export function Inhabitants({
  draft,
  tried,
  onChange,
}: {
  draft: YearDraft;
  tried: boolean;
  onChange: (part: Pick<YearDraft, 'inhabitants' | 'source'>) => void;
}) {
  const { t } = useTranslation('criteria');
  const counts = draft.inhabitants ?? {};
  const source = draft.source ?? '';
  const areCounts = [...countedBands, ...countedGenders].every((key) => wholeIn(counts[key] ?? '', 10_000_000) !== undefined);
  return (
    <fieldset className="stack">
      <legend>{t('inhabitants.title')}</legend>
      <p className="muted">{t('inhabitants.help')}</p>
      <div className={styles.counts}>
        {[...countedBands, ...countedGenders].map((key) => (
          <TextField
            key={key}
            inputMode="numeric"
            label={t(`inhabitants.${key}`)}
            error={tried && wholeIn(counts[key] ?? '', 10_000_000) === undefined ? t('entry.wrong') : undefined}
            value={counts[key] ?? ''}
            onChange={(event) => onChange({ inhabitants: { ...counts, [key]: event.target.value } })}
          />
        ))}
      </div>
      <TextField
        label={t('inhabitants.source')}
        maxLength={120}
        error={tried && areCounts && inhabitantsIn(draft) === undefined ? t('inhabitants.sourceNeeded') : undefined}
        value={source}
        onChange={(event) => onChange({ source: event.target.value })}
      />
    </fieldset>
  );
}
