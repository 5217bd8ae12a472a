import { useTranslation } from 'react-i18next';
import { isPhoneNumber } from '../../care/thread/phone-numbers';
import type { TeamAbout } from '../../client/api';
import { Button, IconButton } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { localDate } from '../../ui/format';
import plan from '../../ui/safety-plan/SafetyPlanFields.module.css';

type Crisis = NonNullable<TeamAbout['crisis']>;
const most = 6;
const places = Array.from({ length: most }, (_, i) => `row-${i}`);

type Row = Crisis['numbers'][number];
const isBegun = ({ name, number, about }: Row) => [name, number, about].some((text) => text.trim() !== '');
export const isWhole = (row: Row): boolean => !isBegun(row) || (row.name.trim() !== '' && isPhoneNumber(row.number));

/** Whom to call in this municipality, before the national numbers. The date is that of the last look at them. */
export function CrisisNumbers({
  crisis,
  tried,
  onChange,
}: {
  crisis: Crisis | undefined;
  /** saving has been tried: what lacks is said */
  tried: boolean;
  onChange: (next: Crisis | undefined) => void;
}) {
  const { t } = useTranslation('team');
  const numbers = crisis?.numbers ?? [];
  const set = (next: Crisis['numbers']) => onChange(next.length > 0 ? { from: localDate(new Date()), numbers: next } : undefined);
  return (
    <fieldset className={plan.list}>
      <legend>{t('crisis.numbers')}</legend>
      <p className={fields.about}>{t('crisis.numbers.help')}</p>
      {numbers.map((one, i) => (
        <div className={plan.row} key={places[i]}>
          <TextField
            label={t('crisis.name')}
            maxLength={60}
            error={tried && isBegun(one) && one.name.trim() === '' ? t('crisis.nameNeeded') : undefined}
            value={one.name}
            onChange={(event) => set(numbers.with(i, { ...one, name: event.target.value }))}
          />
          <TextField
            label={t('crisis.number')}
            type="tel"
            maxLength={30}
            error={tried && isBegun(one) && !isPhoneNumber(one.number) ? t('phone.wrong') : undefined}
            value={one.number}
            onChange={(event) => set(numbers.with(i, { ...one, number: event.target.value }))}
          />
          <TextField
            label={t('crisis.about')}
            maxLength={120}
            value={one.about}
            onChange={(event) => set(numbers.with(i, { ...one, about: event.target.value }))}
          />
          <IconButton icon="close" label={t('crisis.remove', { n: i + 1 })} onClick={() => set(numbers.toSpliced(i, 1))} />
        </div>
      ))}
      {numbers.length < most && (
        <Button small variant="tertiary" icon="plus" onClick={() => set([...numbers, { name: '', number: '', about: '' }])}>
          {t('crisis.add')}
        </Button>
      )}
    </fieldset>
  );
}
