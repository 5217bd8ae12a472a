import type { RefObject } from 'react';
import { Icon } from '../../ui/controls/Icon';
import { useKeysOn } from './keys';
import styles from './Search.module.css';

/** The search field of a list. Escape clears and goes back to the list, ↓ goes into it, Enter takes the first. */
export function Search({
  field,
  label,
  text,
  onText,
  onLeave,
  onEnter,
}: {
  field: RefObject<HTMLInputElement | null>;
  label: string;
  text: string;
  onText: (text: string) => void;
  onLeave: () => void;
  onEnter: () => void;
}) {
  const keysOn = useKeysOn();
  return (
    <label className={styles.find}>
      <Icon name="search" />
      <span className="ds-sr-only">{label}</span>
      <input
        ref={field}
        type="search"
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter();
          else if (event.key === 'ArrowDown') onLeave();
          else if (event.key === 'Escape') {
            if (text) onText('');
            else onLeave();
          } else return;
          event.preventDefault();
        }}
      />
      {keysOn && <kbd>/</kbd>}
    </label>
  );
}
