import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBack } from '../useBack';
import { IconButton } from './Button';
import styles from './Dialog.module.css';

/**
 * The browser's own modal dialog: focus stays inside, Escape closes, focus goes back to where it was. On a phone a sheet that
 * rises from below, at a desk a card in the middle. The heading is its accessible name.
 */
export function Dialog({
  heading,
  onClose,
  children,
  actions,
  sheet = true,
  wide,
  className,
}: {
  heading: ReactNode;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
  /** Sheet from below (phone); false: card in the middle (desk). */
  sheet?: boolean;
  /** A card for more than one column of words. */
  wide?: boolean;
  className?: string | undefined;
}) {
  const { t } = useTranslation('common');
  const box = useRef<HTMLDialogElement>(null);
  const name = useId();
  useBack(onClose);
  useEffect(() => {
    const dialog = box.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className={`${sheet ? styles.sheet : `card ${styles.dialog}`}${wide ? ` ${styles.wide}` : ''}${className ? ` ${className}` : ''}`}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        // Closed over our head: a browser may do so at the second Escape.
        if (!event.currentTarget.open) onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget && isOutside(event.currentTarget, event.clientX, event.clientY)) onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className={styles.head}>
        <h2 id={name} tabIndex={-1}>
          {heading}
        </h2>
        <IconButton icon="close" label={t('close')} onClick={onClose} />
      </div>
      {children}
      {actions && <div className={styles.acts}>{actions}</div>}
    </dialog>
  );
}

/** The backdrop reports its presses as the dialog's own; only its box tells them apart. */
function isOutside(dialog: HTMLElement, x: number, y: number): boolean {
  const box = dialog.getBoundingClientRect();
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}
