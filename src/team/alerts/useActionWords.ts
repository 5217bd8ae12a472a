import { useTranslation } from 'react-i18next';
import { actionsOf, type Done } from '../../care/alerts/alert';
import { useContent } from '../kit/catalogue';

/** "ringt, kontaktet fastlege og henvist til DPS": all that was done about a risk answer, in a sentence. */
export function useActionWords(): (done: Done) => string {
  const { t } = useTranslation('team');
  const { join } = useContent();
  // Only the first letter: DPS stays what it is.
  const within = (words: string) => words.slice(0, 1).toLocaleLowerCase() + words.slice(1);
  return (done) => join(actionsOf(done).map((action) => within(t(`assess.action.${action}`))));
}
