import type { ComponentProps } from 'react';
import { piecesOf } from '../../care/documents/letter';
import { TextArea } from '../../ui/controls/fields';
import styles from './letter.module.css';

/** A field in which what Mellom put there stands out from what a person wrote. It grows with its words. */
export function MarkedArea({
  value,
  filled,
  ...field
}: ComponentProps<typeof TextArea> & { value: string; filled: readonly string[] }) {
  return (
    <div className={styles.marked}>
      <div className={styles.under} aria-hidden="true">
        {piecesOf(value, filled).map(({ at, text, filled: ours }) =>
          ours ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
        )}{' '}
      </div>
      <TextArea {...field} value={value} />
    </div>
  );
}
