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
      <h2 id="gone">{t(words[how].title)}</h2>
      <p>{t(words[how].text)}</p>
      {reason && (
        <p>
          {t('gone.reason')} <q dir="auto">{reason}</q>
        </p>
      )}
      {phone && (
        <p>
          {t(how === 'lost' ? 'gone.lost.call' : 'gone.call')} <PhoneNumber number={phone} />
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

const words = {
  ended: { title: 'gone.title', text: 'gone.text' },
  retention: { title: 'gone.retention.title', text: 'gone.retention.text' },
  lost: { title: 'gone.lost.title', text: 'gone.lost.text' },
  none: { title: 'gone.none.title', text: 'gone.none.text' },
} as const;

interface Gone {
  how: keyof typeof words;
  reason: string | null;
}
export function useGone(): Gone | null {
  const { caseRef, view } = useMyCase();
  if (caseRef === null) return { how: 'none', reason: null };
  if (!view?.deleted) return null;
  const { byItem, retention, reason } = view.deleted;
  return { how: retention ? 'retention' : byItem ? 'ended' : 'lost', reason };
}
