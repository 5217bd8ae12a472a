import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { refusedIn } from '../../care/pooling/handed-in';
import { useEngine, useView } from '../../engine/engine';
import { IconButton } from '../../ui/controls/Button';
import { DeskFrame } from '../../ui/DeskFrame';
import styles from './ReaderDesk.module.css';

/** Around every room of whoever reads the figures of many teams: a rail without cases. */
export function ReaderDesk() {
  const { t } = useTranslation('reader');
  const engine = useEngine();
  const { data } = useView('readerPlaces', null);
  const handed = useView('handedIn', null);
  const refused = refusedIn(handed.data ?? []);
  const waiting = data?.places.filter(({ state }) => state === 'waiting').length ?? 0;
  return (
    <DeskFrame
      alerts={0}
      team={t('title')}
      rooms={[
        { to: '/landet/oversikt', icon: 'chart', label: t('nav.overview') },
        { to: '/landet/innsendinger', icon: 'inbox', label: t('nav.submissions'), ...(refused > 0 ? { count: refused } : {}) },
        { to: '/landet/summer', icon: 'plus', label: t('nav.sums') },
        { to: '/landet/kodebok', icon: 'book', label: t('nav.codebook') },
        { to: '/landet/nokler', icon: 'lock', label: t('nav.keys'), ...(waiting > 0 ? { count: waiting } : {}) },
      ]}
      me={{ name: data?.name ?? '', title: data?.title ?? '' }}
      foot={<IconButton icon="lock" label={t('nav.lock')} onClick={() => void engine.lock()} />}
    >
      <div className={styles.room}>
        <Outlet />
      </div>
    </DeskFrame>
  );
}
