import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceKind } from '../device';
import { useFormat } from '../format';
import { Icon, type IconName } from './Icon';
import styles from './parts.module.css';

/** Small parts that every room uses. */

export function Tag({
  tone,
  icon,
  children,
}: {
  tone?: 'fjord' | 'dawn' | 'sky' | 'help';
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <span className={tone ? `${styles.tag} ${styles[tone]}` : styles.tag}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

/**
 * "Lagret på telefonen kl. 07.12" (or on the computer), shown only once the write is confirmed, and only of what stands there: while
 * newer words are on their way to the disk it is busy, and gone from sight if that takes long.
 */
export function Saved({
  of,
  words,
  quiet,
}: {
  of: { savedAt: string | null; saving?: boolean };
  words?: string;
  quiet?: boolean;
}) {
  const { t } = useTranslation('common');
  const f = useFormat();
  const said =
    of.savedAt && (words ?? t(deviceKind() === 'phone' ? 'savedAt' : 'savedAt.computer', { time: f.clock(of.savedAt) }));
  return (
    <p className={styles.saved} role={quiet ? undefined : 'status'} aria-busy={of.saving ?? false}>
      {said && (
        <>
          <Icon name="check" />
          <span>{said}</span>
        </>
      )}
    </p>
  );
}

/** An explanation with an icon; not a control. */
export function Hint({ icon = 'info', children }: { icon?: IconName; children: ReactNode }) {
  return (
    <p className={styles.hint}>
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  );
}

export function Progress({ value, max, label, thin }: { value: number; max: number; label: string; thin?: boolean }) {
  return <progress className={thin ? `${styles.bar} ${styles.thin}` : styles.bar} value={value} max={max} aria-label={label} />;
}

/** A number to call. The isolate keeps "116 117" from turning into "117 116" where text runs from right to left. */
export function PhoneNumber({ number }: { number: string }) {
  return (
    <a className="number" href={telephone(number)}>
      <bdi dir="ltr">{number}</bdi>
    </a>
  );
}
export function telephone(number: string): string {
  return `tel:${number.replace(/[^\d+]/g, '')}`;
}

/** Steps of a flow: how far, in bars and in words. */
export function Steps({ step, of }: { step: number; of: number }) {
  const { t } = useTranslation('common');
  return (
    <p className={styles.steps}>
      {Array.from({ length: of }, (_, i) => i + 1).map((bar) => (
        <i key={bar} className={bar <= step ? styles.on : undefined} />
      ))}
      <span>{t('step', { step, of })}</span>
    </p>
  );
}
