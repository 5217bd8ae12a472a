import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { buttonLook } from './Button';
import button from './Button.module.css';
import { Icon, type IconName } from './Icon';
import next from './next.module.css';
import parts from './parts.module.css';

/** Links in the kit's clothes. `to`, `params` and `search` are checked against the routes. */

type Anchor = ComponentProps<'a'>;

export const ButtonLink = createLink(function ButtonAnchor({
  variant,
  icon,
  wide,
  small,
  children,
  className,
  ...rest
}: Anchor & { variant?: 'primary' | 'secondary' | 'tertiary'; icon?: IconName; wide?: boolean; small?: boolean }) {
  const look = buttonLook({ variant, wide, small });
  return (
    <a {...rest} {...look} className={className ? `${look.className} ${className}` : look.className}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
});

export const IconLink = createLink(function IconAnchor({ icon, label, ...rest }: Anchor & { icon: IconName; label: string }) {
  return (
    <a {...rest} className={button.icon}>
      <Icon name={icon} />
      <span className="ds-sr-only">{label}</span>
    </a>
  );
});

export interface NextCardLook {
  icon: IconName;
  tone?: 'fjord' | 'dawn' | 'sky' | 'help';
  heading: ReactNode;
  note?: ReactNode;
  /** The one saturated card of the screen. */
  first?: boolean;
  progress?: { value: number; max: number; label: string };
}

/** What to do next: an arch with an icon, a line, a note, and where it leads. */
export const NextCard = createLink(function NextCardAnchor({
  icon,
  tone,
  heading,
  note,
  first,
  progress,
  ...rest
}: Anchor & NextCardLook) {
  return (
    <a {...rest} className={`card ${next.next}${first ? ` ${next.first}` : ''}`}>
      <span className={tone && tone !== 'fjord' ? `${next.arch} ${next[tone]}` : next.arch}>
        <Icon name={icon} />
      </span>
      <span>
        <b>{heading}</b>
        {note && <small>{note}</small>}
        {progress && <progress className={parts.bar} value={progress.value} max={progress.max} aria-label={progress.label} />}
      </span>
      <Icon name="forward" />
    </a>
  );
});
