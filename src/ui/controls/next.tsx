import type { ComponentProps } from 'react';
import { Icon } from './Icon';
import type { NextCardLook } from './links';
import next from './next.module.css';

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
    <button type="button" {...rest} className={`card ${next.next}${first ? ` ${next.first}` : ''}`}>
      <span className={tone && tone !== 'fjord' ? `${next.arch} ${next[tone]}` : next.arch}>
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
