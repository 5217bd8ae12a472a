import { useTranslation } from 'react-i18next';
import type { Held } from '../../care/worksheets/homework';
import { Icon } from '../../ui/controls/Icon';
import { ButtonLink } from '../../ui/controls/links';
import { WithNumbers } from '../../ui/controls/RichText';
import { useTherapist } from '../kit/therapist';
import styles from './notices.module.css';

/** A worksheet that waits for the therapist: why, what happens, and what helps meanwhile. What is written already stays to be read. */
export function HeldCard({ feature, programme, askedIn }: Held) {
  const { t } = useTranslation('programme');
  const { firstName } = useTherapist();
  const why = feature === 'exposure' ? 'exposure' : feature === 'less-alcohol' ? 'alcohol' : 'other';
  return (
    <section className={`card ${styles.held}`}>
      <h2>
        <Icon name="clock" />
        {askedIn === null ? t('sheet.held.title', { name: firstName }) : t('sheet.held.unasked.title')}
      </h2>
      {askedIn === null ? (
        <>
          <p>{t(`sheet.held.why.${why}`, { name: firstName })}</p>
          <p>
            <WithNumbers text={t(`sheet.held.meanwhile.${why}`)} />
          </p>
        </>
      ) : (
        <p>{t('sheet.held.unasked.text', { part: askedIn })}</p>
      )}
      <div className="row">
        <ButtonLink to="/program/$slug" params={{ slug: programme }} variant="secondary">
          {t('sheet.held.read')}
        </ButtonLink>
        <ButtonLink to="/meldinger" variant="tertiary">
          {t('sheet.held.write', { name: firstName })}
        </ButtonLink>
      </div>
    </section>
  );
}
