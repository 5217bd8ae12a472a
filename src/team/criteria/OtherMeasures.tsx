import { useTranslation } from 'react-i18next';
import { emptyMeasure, type MeasureDraft, mostMeasures, positionsIn } from '../../care/criteria/year-draft';
import { Button } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/fields';
import form from '../kit/form.module.css';

const places = Array.from({ length: mostMeasures }, (_, i) => `measure-${i}`);

/** Other help in the municipality that anybody can come to: what the yearly form of positions asks of it. */
export function OtherMeasures({
  others,
  tried,
  onChange,
}: {
  others: readonly MeasureDraft[];
  tried: boolean;
  onChange: (others: MeasureDraft[]) => void;
}) {
  const { t } = useTranslation('criteria');
  return (
    <>
      <h3>{t('others.title')}</h3>
      {others.map((one, i) => {
        const set = (part: Partial<MeasureDraft>) => onChange(others.with(i, { ...one, ...part }));
        return (
          <fieldset key={places[i]} className="stack">
            <legend>{t('others.one', { n: i + 1 })}</legend>
            <div className={form.pair}>
              <TextField
                label={t('others.name')}
                maxLength={120}
                value={one.name}
                onChange={(event) => set({ name: event.target.value })}
              />
              <TextField
                inputMode="decimal"
                label={t('others.positions')}
                error={tried && positionsIn(one.positions) === undefined ? t('others.wrong') : undefined}
                value={one.positions}
                onChange={(event) => set({ positions: event.target.value })}
              />
            </div>
            <TextField
              label={t('others.target')}
              maxLength={200}
              value={one.target}
              onChange={(event) => set({ target: event.target.value })}
            />
            <TextField
              label={t('others.about')}
              maxLength={500}
              value={one.about}
              onChange={(event) => set({ about: event.target.value })}
            />
            <Button small variant="tertiary" icon="close" onClick={() => onChange(others.toSpliced(i, 1))}>
              {t('others.remove', { n: i + 1 })}
            </Button>
          </fieldset>
        );
      })}
      {others.length < mostMeasures && (
        <Button small variant="tertiary" icon="plus" onClick={() => onChange([...others, emptyMeasure])}>
          {t('others.add')}
        </Button>
      )}
    </>
  );
}
