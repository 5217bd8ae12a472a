import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './help.module.css';
import { Icon } from './Icon';

const HelpContext = createContext<() => void>(() => undefined);

/** Help is one press away from everywhere; what the sheet says belongs to the citizen's rooms, so it comes in from outside. */
export function HelpProvider({ sheet, children }: { sheet: (close: () => void) => ReactNode; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const show = useCallback(() => setOpen(true), []);
  const close = useCallback(() => setOpen(false), []);
  const shown = useMemo(() => (open ? sheet(close) : null), [open, sheet, close]);
  return (
    <HelpContext value={show}>
      {children}
      {shown}
    </HelpContext>
  );
}

export function useHelp(): () => void {
  return useContext(HelpContext);
}

/** Top end corner of every screen. */
export function HelpPill() {
  const { t } = useTranslation('common');
  const show = useHelp();
  return (
    <button type="button" className={styles.pill} aria-label={t('help.long')} aria-haspopup="dialog" onClick={show}>
      <Icon name="help" />
      <span>{t('help.short')}</span>
    </button>
  );
}
