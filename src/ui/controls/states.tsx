import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineState } from '../../engine/engine-state';
import type { ErrorCode } from '../../protocol/errors';
import { Scene } from '../Scene';
import { Button } from './Button';
import { Icon } from './Icon';
import next from './next.module.css';
import styles from './states.module.css';

/** Net, trouble, empty, undo, loading: the same calm words everywhere. */

/** One line about the network, only when there is something to say. */
export function Netline() {
  const { t } = useTranslation('common');
  const { connection, unsent, catchUp } = useEngineState();
  const wasOffline = useRef(false);
  if (connection === 'offline') wasOffline.current = true;
  const line =
    connection === 'offline' ? (
      <>
        <Icon name="offline" />
        <span>{t(navigator.onLine ? 'net.unreachable' : 'net.offline')}</span>
      </>
    ) : catchUp && catchUp.of > 20 ? (
      <>
        <Icon name="clock" />
        <span>{t('net.catchUp', { done: catchUp.done, of: catchUp.of })}</span>
      </>
    ) : unsent > 0 ? (
      <>
        <Icon name="clock" />
        <span>{t('net.sending', { count: unsent })}</span>
      </>
    ) : null;
  // The live region stays in the page, so that a change of network is read out when it comes.
  return (
    <div role="status">
      {line && <p className={styles.netline}>{line}</p>}
      {!line && connection === 'online' && wasOffline.current && (
        <p className={`${styles.netline} ${styles.ok}`}>
          <Icon name="check" />
          <span>{t('net.allSent')}</span>
        </p>
      )}
    </div>
  );
}

/** What happened, what was kept, one thing to do. */
export function ErrorCard({ code, retry, action }: { code: ErrorCode; retry?: () => void; action?: ReactNode }) {
  const { t } = useTranslation(['common', 'errors']);
  return (
    <div className={`card ${styles.trouble}`} role="alert">
      <p>
        <b>{t(`errors:${code}.what`)}</b>
      </p>
      <p>
        {t(`errors:${code}.kept`)} {t(`errors:${code}.next`)}
      </p>
      {(retry || action) && (
        <div className="row">
          {retry && (
            <Button variant="secondary" onClick={retry}>
              {t('common:tryAgain')}
            </Button>
          )}
          {action}
        </div>
      )}
    </div>
  );
}

/** Nothing here, and what to do. */
export function EmptyState({ heading, children, action }: { heading: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={`card ${styles.empty}`}>
      <Scene kind="home" />
      <p>
        <b>{heading}</b>
      </p>
      {children && <p className="muted">{children}</p>}
      {action && <div className={styles.act}>{action}</div>}
    </div>
  );
}

/** An arch and two bars, after 300 ms: what comes at once needs no waiting picture. `page`: nothing else stands there, no heading either. */
export function Loading({ lines = 1, page = false }: { lines?: number; page?: boolean }) {
  const { t } = useTranslation('common');
  const late = useLate(300);
  return (
    <div className="stack" aria-busy="true">
      {page && <h1 className="ds-sr-only">Mellom</h1>}
      <span className="ds-sr-only" role="status">
        {late ? t('loading') : ''}
      </span>
      {late &&
        Array.from({ length: lines }, (_, i) => i).map((line) => (
          <div className={`card ${next.next}`} key={line} aria-hidden="true">
            <span className={`${next.arch} ${styles.waiting}`} />
            <span>
              <i className={`${styles.waiting} ${styles.short}`} />
              <i className={`${styles.waiting} ${styles.long}`} />
            </span>
          </div>
        ))}
    </div>
  );
}

/** How many pictures of waiting stand now. */
let shown = 0;

/**
 * Whether something has been waited for so long that it is shown. Who goes on waiting where another one leaves off shows it at once, so
 * that nothing blinks between the mark and a room.
 */
export function useLate(ms: number): boolean {
  const [late, setLate] = useState(() => shown > 0);
  useEffect(() => {
    if (!late) {
      const timer = setTimeout(() => setLate(true), ms);
      return () => clearTimeout(timer);
    }
    shown += 1;
    return () => {
      shown -= 1;
    };
  }, [ms, late]);
  return late;
}
