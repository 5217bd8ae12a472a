import styles from './Scene.module.css';

/** Landscapes of arches and a disc. Decoration only; day and night come from the same shapes through the colour tokens. */
export function Scene({ kind }: { kind: 'welcome' | 'home' | 'door' | 'hall' }) {
  if (kind === 'hall') return <Hall />;
  if (kind === 'welcome' || kind === 'door') {
    return (
      <svg
        className={styles.scene}
        data-scene={kind}
        viewBox={kind === 'welcome' ? '0 30 390 208' : '0 -4 390 264'}
        preserveAspectRatio="xMidYMax slice"
        aria-hidden="true"
        focusable="false"
      >
        <circle className={styles.glow} cx="195" cy="118" r="104" />
        <circle className={styles.disc} cx="195" cy="112" r="40" />
        <path className={styles.far} d="M18 260v-60a96 96 0 0 1 192 0v60Z" />
        <path className={styles.middle} d="M182 260v-70a98 98 0 0 1 196 0v70Z" />
        <path className={styles.light} d="M182 260v-70a98 98 0 0 1 18.5-57.3A95.7 95.7 0 0 1 210 200v60Z" />
        <path className={styles.near} d="M-60 260a260 64 0 0 1 520 0Z" />
      </svg>
    );
  }
  return (
    <svg
      className={styles.scene}
      data-scene={kind}
      viewBox="0 0 390 100"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <circle className={styles.glow} cx="330" cy="56" r="52" />
      <circle className={styles.disc} cx="330" cy="50" r="23" />
      <path className={styles.far} d="M214 100v-2a44 44 0 0 1 88 0v2Z" />
      <path className={styles.middle} d="M274 100a84 56 0 0 1 168 0Z" />
      <path className={styles.near} d="M-90 100a250 34 0 0 1 500 0Z" />
    </svg>
  );
}

/** An open door with light behind it: where somebody comes in by themselves. */
function Hall() {
  return (
    <svg
      className={styles.scene}
      data-scene="hall"
      viewBox="0 30 390 208"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <circle className={styles.glow} cx="195" cy="140" r="96" />
      <path className={styles.far} d="M-46 260v-70a92 92 0 0 1 184 0v70ZM252 260v-70a92 92 0 0 1 184 0v70Z" />
      <path className={styles.middle} d="M139 260V148a56 56 0 0 1 112 0v112Z" />
      <path className={styles.light} d="M156 260V151a39 39 0 0 1 78 0v109Z" />
      <circle className={styles.disc} cx="195" cy="190" r="27" />
      <path className={styles.near} d="M-60 260a260 56 0 0 1 520 0Z" />
    </svg>
  );
}
