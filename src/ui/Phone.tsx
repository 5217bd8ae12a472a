import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { HelpPill } from './controls/help';
import { Brand } from './controls/Mark';
import { PlaceLink } from './controls/PlaceLink';
import { Bottom } from './Flow';
import styles from './Phone.module.css';

/** One phone screen. */
export function Phone({
  kind,
  room,
  header,
  children,
  bottom,
  tabs,
  keepPlace,
}: {
  /** Flows that end in an account, the first screen, and what stands before the rooms have each their own frame. */
  kind?: 'secure' | 'welcome' | 'door';
  /** The class that carries the room's own style. */
  room?: string | undefined;
  header: ReactNode;
  children: ReactNode;
  /** Sticky action bar. Never together with tabs, but in Meldinger. */
  bottom?: ReactNode;
  tabs?: ReactNode;
  /** The room decides itself where it is read from. */
  keepPlace?: boolean;
}) {
  const { t } = useTranslation('common');
  const page = useRef<HTMLDivElement>(null);
  // A new screen begins at its top, and a screen reader begins at its heading.
  useLayoutEffect(() => {
    if (!keepPlace) scrollTo(0, 0);
    const heading = page.current?.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }, [keepPlace]);
  return (
    <div className={room ? `phone ${room}` : 'phone'} data-kind={kind} ref={page}>
      <PlaceLink className="ds-skip-link" place="innhold">
        {t('skip')}
      </PlaceLink>
      <div className={tabs ? `${styles.app} ${styles.tabbed}` : styles.app}>
        {header}
        <main id="innhold" tabIndex={-1}>
          {children}
          {bottom && <Bottom>{bottom}</Bottom>}
        </main>
        {tabs}
      </div>
    </div>
  );
}

/** The bar at the top: a way back or the mark, a title, and help. */
export function TopBar({
  start,
  title,
  className,
  within,
}: {
  start?: ReactNode;
  title?: ReactNode;
  className?: string | undefined;
  /** What it stands in, a landscape or a line of progress, is the header already. */
  within?: boolean;
}) {
  const Bar = within ? 'div' : 'header';
  return (
    <Bar className={[styles.top, within && styles.within, className].filter(Boolean).join(' ')}>
      {start ?? (title ? null : <Brand />)}
      {title}
      <span className="grow" />
      <HelpPill />
    </Bar>
  );
}

/** A title in the bar at the top: of what is open there, or, as the screen's heading, of whom one talks with. */
export function TopTitle({ heading, children }: { heading?: boolean; children: ReactNode }) {
  const Title = heading ? 'h1' : 'p';
  return <Title className={styles.title}>{children}</Title>;
}

/** The bar at the top with a line of progress under it. */
export function TopProgress({ children }: { children: ReactNode }) {
  return <header className={styles.progress}>{children}</header>;
}
