import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/controls/links';
import { useFormat } from '../../ui/format';
import { useMyCase } from '../kit/useMyCase';

/** The case will be deleted on a day that is told: what goes, what one can do before, and what keeps it. */
export function RetentionCard() {
  const { t } = useTranslation('me');
  const f = useFormat();
  const { view } = useMyCase();
  const rest = view && !view.deleted ? view.rest : null;
  if (!rest?.told) return null;
  return (
    <section className="card pad stack" aria-labelledby="retention">
      <h2 id="retention">{t('retention.title', { date: f.dayAndYear(rest.told.on) })}</h2>
      <p>{t('retention.why', { date: f.dayAndYear(rest.endedOn) })}</p>
      <p>{t('retention.keep')}</p>
      <div className="row">
        <ButtonLink to="/meg/alt" variant="secondary" icon="save">
          {t('retention.export')}
        </ButtonLink>
      </div>
    </section>
  );
}
