import { useTranslation } from 'react-i18next';
import { folded } from '../../care/folded';
import { TextField } from '../../ui/controls/fields';

/** For what cannot be undone: the name, typed. */
export function TypedName({
  name,
  typed,
  onType,
  tried,
}: {
  name: string;
  typed: string;
  onType: (typed: string) => void;
  /** the button has been pressed */
  tried: boolean;
}) {
  const { t } = useTranslation('team');
  return (
    <TextField
      label={t('typed.label', { name })}
      error={tried && !isTyped(typed, name) ? t('typed.wrong', { name }) : undefined}
      maxLength={120}
      value={typed}
      onChange={(event) => onType(event.target.value)}
    />
  );
}

export const isTyped = (typed: string, name: string): boolean => folded(typed) === folded(name) && folded(name) !== '';
