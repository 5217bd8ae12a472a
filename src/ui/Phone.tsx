import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { HelpPill } from './controls/help';
import { Brand } from './controls/Mark';
import { PlaceLink } from './controls/PlaceLink';
import './styles/phone.css';

/** One phone screen. `room` is the class that carries the room's own style. */
export function Phone({
  room,
  header,
  children,
  bottom,
  tabs,
  keepPlace,
}: {
  room: string;
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
    <div className={`phone ${room}`} ref={page}>
      <PlaceLink className="ds-skip-link" place="innhold">
        {t('skip')}
      </PlaceLink>
      <div className="app">
        {header}
        <main id="innhold" tabIndex={-1}>
          {children}
          {bottom && <div className="bottom">{bottom}</div>}
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
  inHero,
}: {
  start?: ReactNode;
  title?: ReactNode;
  className?: string;
  /** The landscape round it is the header already. */
  inHero?: boolean;
}) {
  const Bar = inHero ? 'div' : 'header';
  return (
    <Bar className={className ? `top ${className}` : 'top'}>
      {start ?? (title ? null : <Brand />)}
      {title}
      <span className="grow" />
      <HelpPill />
    </Bar>
  );
}
