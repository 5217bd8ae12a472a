import { useTranslation } from 'react-i18next';
import { PhoneNumber } from '../../ui/controls/parts';
import states from '../../ui/controls/states.module.css';
import { useFormat } from '../../ui/format';
import { useNames } from '../kit/people';
import { useTherapist } from '../kit/therapist';
import { useMyCase } from '../kit/useMyCase';

/**
 * The therapist is away: until when, who answers meanwhile, and what to do when it cannot wait. Said by Mellom where one writes and reads, and
 * never as a message: nobody has written it.
 */
export function AwayNote() {
  const { t } = useTranslation('messages');
  const f = useFormat();
  const { view } = useMyCase();
  const { firstName, hours, phone } = useTherapist();
  const { first } = useNames();
  const away = view?.away;
  if (!away) return null;
  const cover = view.covers.find(
    ({ state, from, until }) =>
      state !== 'over' && from <= away.until && until >= away.from && (state === 'now' || away.state === 'coming'),
  );
  const title =
    away.state === 'now'
      ? t('away.now', { name: firstName, until: f.date(away.until) })
      : t('away.coming', { name: firstName, days: f.days(away.from, away.until) });
  return (
    <section className={`card ${states.trouble}`} aria-labelledby="away">
      <h2 id="away">{title}</h2>
      <p>
        {cover
          ? t(`away.cover.${away.state}`, { name: first(cover.by), days: f.days(cover.from, cover.until) })
          : t(`away.nobody.${away.state}`, { name: firstName })}
      </p>
      {phone && (
        <p>
          {t('away.urgent')} <PhoneNumber number={phone} />
          {hours && ` (${hours})`}. {t('away.danger')}
        </p>
      )}
      <p className="small muted">{t('away.by')}</p>
    </section>
  );
}
