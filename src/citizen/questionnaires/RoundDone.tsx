import { useTranslation } from 'react-i18next';
import { useView } from '../../engine/engine';
import { Icon } from '../../ui/controls/Icon';
import { ButtonLink } from '../../ui/controls/links';
import { Hint } from '../../ui/controls/parts';
import { useTherapist } from '../kit/therapist';

/** What became of the answers, and where to see them. */
export function RoundDone({ caseRef, written }: { caseRef: string; written: readonly string[] }) {
  const { t } = useTranslation('forms');
  const { data: view } = useView('case', { caseRef });
  const { firstName } = useTherapist();
  const rounds = Object.values(view?.measures ?? {}).flatMap((r) => r ?? []);
  const sent = written.every((id) => rounds.find((r) => r.item === id)?.sent);
  return (
    <>
      <h1>{t('done.title')}</h1>
      <p className="lead" role="status">
        <Icon name={sent ? 'check' : 'clock'} small /> {sent ? t('done.sent', { name: firstName }) : t('done.unsent')}
      </p>
      <Hint>{t('done.noDiagnosis')}</Hint>
      <ButtonLink to="/" wide>
        {t('done.home')}
      </ButtonLink>
      <ButtonLink to="/meg" variant="secondary" wide>
        {t('done.curves')}
      </ButtonLink>
    </>
  );
}
