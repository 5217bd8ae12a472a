import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/controls/links';
import { PhoneNumber } from '../../ui/controls/parts';
import states from '../../ui/controls/states.module.css';
import { useTherapist } from '../kit/therapist';
import { useMyCase } from '../kit/useMyCase';

/** The relay holds nothing of the case any more, with or without a reason, or there never was one: what is here, and whom to ask. */
export function GoneCard({ gone: { how, reason } }: { gone: Gone }) {
  const { t } = useTranslation('me');
  const { phone } = useTherapist();
  return (
    <section className={`card ${states.trouble}`} aria-labelledby="gone">
      <h2 id="gone">{t(how === 'ended' ? 'gone.title' : how === 'lost' ? 'gone.lost.title' : 'gone.none.title')}</h2>
      <p>{t(how === 'ended' ? 'gone.text' : how === 'lost' ? 'gone.lost.text' : 'gone.none.text')}</p>
      {reason && (
        <p>
          {t('gone.reason')} <q dir="auto">{reason}</q>
        </p>
      )}
      {phone && (
        <p>
          {t('gone.call')} <PhoneNumber number={phone} />
        </p>
      )}
      {how === 'lost' && (
        <div className="row">
          <ButtonLink to="/meg/innstillinger" variant="secondary">
            {t('gone.export')}
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

interface Gone {
  how: 'ended' | 'lost' | 'none';
  reason: string | null;
}
export function useGone(): Gone | null {
  const { caseRef, view } = useMyCase();
  if (caseRef === null) return { how: 'none', reason: null };
  if (!view?.deleted) return null;
  return { how: view.deleted.byItem ? 'ended' : 'lost', reason: view.deleted.reason };
}
