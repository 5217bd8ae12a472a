import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HelpPill } from './help';
import { Brand } from './Mark';
import { useDocumentTitle } from './title';
import './styles/phone.css';

/**
 * One phone screen. `room` is the class that carries the room's own style; `title` names the document for screen readers and
 * the task switcher, and says nothing of health.
 */
export function Phone({
  room,
  title,
  header,
  children,
  bottom,
  tabs,
}: {
  room: string;
  title: string;
  header: ReactNode;
  children: ReactNode;
  /** Sticky action bar. Never together with tabs, but in Meldinger. */
  bottom?: ReactNode;
  tabs?: ReactNode;
}) {
  const { t } = useTranslation('common');
  useDocumentTitle(title);
  return (
    <div className={`phone ${room}`}>
      <a className="ds-skip-link" href="#innhold">
        {t('skip')}
      </a>
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
export function TopBar({ start, title, className }: { start?: ReactNode; title?: ReactNode; className?: string }) {
  return (
    <header className={className ? `top ${className}` : 'top'}>
      {start ?? (title ? null : <Brand />)}
      {title}
      <span className="grow" />
      <HelpPill />
    </header>
  );
}
