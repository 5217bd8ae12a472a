import { useTranslation } from 'react-i18next';
import type { Views } from '../../client/api';
import { Icon } from '../../ui/controls/Icon';
import { Hint } from '../../ui/controls/parts';
import kit from '../kit/kit.module.css';

type Place = Views['readerPlaces']['answer']['places'][number];

/** The teams by name, and how it stands with each. */
export function TeamPlaces({ places }: { places: readonly Place[] }) {
  const { t } = useTranslation('reader');
  return (
    <ul className={kit.lines}>
      {places.map(({ team, about, state, others }) => (
        <li key={team}>
          <p>
            <bdi>{about?.name ?? t('keys.nameless')}</bdi>
          </p>
          <p className={state === 'reading' ? 'muted' : kit.dawn}>
            <Icon small name={state === 'reading' ? 'check' : state === 'waiting' ? 'clock' : 'warning'} />{' '}
            {t(`keys.state.${state}`)}
          </p>
          {others > 0 && <Hint icon="warning">{t('keys.others')}</Hint>}
        </li>
      ))}
    </ul>
  );
}
