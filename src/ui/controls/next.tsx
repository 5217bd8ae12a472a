import type { ComponentProps } from 'react';
import { Icon } from './Icon';
import type { NextCardLook } from './links';

/** NextCard as a button, for what opens on the same screen. */
export function NextButton({
  icon,
  tone,
  heading,
  note,
  first,
  ...rest
}: Omit<NextCardLook, 'progress'> & ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} className={`card next${first ? ' first' : ''}`}>
      <span className={`arch${tone && tone !== 'fjord' ? ` ${tone}` : ''}`}>
        <Icon name={icon} />
      </span>
      <span>
        <b>{heading}</b>
        {note && <small>{note}</small>}
      </span>
      <Icon name="forward" />
    </button>
  );
}
