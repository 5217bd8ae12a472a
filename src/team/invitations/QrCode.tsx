import { encode } from 'uqr';
import styles from './invitations.module.css';

/** Modules of white around it (ISO/IEC 18004): cameras look for the code by them. */
const quietZone = 4;

/** A link as a code for a camera: one path, dark on light in both colour schemes, since cameras expect it so. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { border: quietZone, ecc: 'M' });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#134944" />
    </svg>
  );
}
