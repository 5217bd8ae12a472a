import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { Icon, type IconName } from './Icon';

interface Look {
  /** One `primary` a screen. */
  variant?: 'primary' | 'secondary' | 'tertiary';
  danger?: boolean;
  icon?: IconName;
  wide?: boolean;
  small?: boolean;
}

export function buttonLook({ variant = 'primary', danger, wide, small }: Look) {
  return {
    className: wide ? `ds-button ${styles.wide}` : 'ds-button',
    'data-variant': variant,
    ...(danger ? { 'data-color': 'danger' } : {}),
    ...(small ? { 'data-size': 'sm' } : {}),
  };
}

/**
 * Designsystemet's button. `busy` keeps focus and name while something runs, and swallows further presses: a disabled button
 * would drop the keyboard's place.
 */
export function Button({
  variant,
  danger,
  icon,
  wide,
  small,
  busy,
  className,
  children,
  onClick,
  ...rest
}: Look & { busy?: boolean } & ComponentProps<'button'>) {
  const look = buttonLook({ variant, danger, wide, small });
  return (
    <button
      type="button"
      {...look}
      className={className ? `${look.className} ${className}` : look.className}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A round button with an icon only; the name is required. */
export function IconButton({ icon, label, className, ...rest }: { icon: IconName; label: string } & ComponentProps<'button'>) {
  return (
    <button type="button" className={className ? `${styles.icon} ${className}` : styles.icon} aria-label={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
