import { useTranslation } from 'react-i18next';
import { TextArea } from '../controls/fields';
import type { StayingWellForm } from './staying-well';

/** What has helped, how it is noticed, and what is done then: in the citizen's own words, whoever types them. */
export function StayingWellFields({ form, onChange }: { form: StayingWellForm; onChange: (next: StayingWellForm) => void }) {
  const { t } = useTranslation('discharge');
  const field = (name: 'helped' | 'signs' | 'doing' | 'otherwise', most: number) => (
    <TextArea
      label={t(`plan.${name}`)}
      description={t(`plan.${name}.help`)}
      rows={3}
      maxLength={most}
      value={form[name]}
      onChange={(event) => onChange({ ...form, [name]: event.target.value })}
    />
  );
  return (
    <>
      {field('helped', 960)}
      {field('signs', 2_000)}
      {field('doing', 2_000)}
      {field('otherwise', 2_000)}
    </>
  );
}
