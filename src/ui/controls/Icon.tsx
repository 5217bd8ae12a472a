import type { ReactNode } from 'react';

/** Own set: 24 grid, round ends, drawn in currentColor. An icon stands beside a word, or carries a `label`. */
const drawings = {
  help: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <circle cx="12" cy="12" r="3.3" />
      <path d="m6 6 3.6 3.6M18 6l-3.6 3.6M6 18l3.6-3.6M18 18l-3.6-3.6" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="10" rx="2.5" />
      <path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" />
    </>
  ),
  offline: <path d="M4 15a4.5 4.5 0 0 1 3.2-7.7A6 6 0 0 1 18.5 9 4.3 4.3 0 0 1 18 17.5H7.5M3.5 20.5l17-17" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  back: <path d="m15 5-7 7 7 7" />,
  forward: <path d="m9 5 7 7-7 7" />,
  down: <path d="m5 9 7 7 7-7" />,
  up: <path d="m5 15 7-7 7 7" />,
  key: (
    <>
      <circle cx="8" cy="15.5" r="4.5" />
      <path d="m11.5 12.5 8-8M16 8l3 3M13.5 10.5l2 2" />
    </>
  ),
  fingerprint: (
    <>
      <path d="M6 17.5c.8-1.8 1-3.5 1-5.5a5 5 0 0 1 10 0c0 3-.3 5.5-1.3 8.5" />
      <path d="M9.5 20.5c1.7-2.5 2.5-5 2.5-8.5" />
      <path d="M4 13c0-1-.1-1.2 0-2a8 8 0 0 1 13-5.5M19.5 8.5c.6 1.5.5 3.5.3 6" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5.5M12 7.8v.1" />
    </>
  ),
  undo: <path d="M8 5 4 9l4 4M4 9h9.5a6 6 0 0 1 0 12H9" />,
  save: <path d="M12 4v11M7.5 10.5 12 15l4.5-4.5M4.5 16.5V19a1.5 1.5 0 0 0 1.5 1.5h12a1.5 1.5 0 0 0 1.5-1.5v-2.5" />,
  print: (
    <>
      <path d="M7 8V3.5h10V8M7 17H5a1.5 1.5 0 0 1-1.5-1.5v-6A1.5 1.5 0 0 1 5 8h14a1.5 1.5 0 0 1 1.5 1.5v6A1.5 1.5 0 0 1 19 17h-2" />
      <rect x="7" y="14" width="10" height="6.5" rx="1" />
    </>
  ),
  heart: <path d="M12 20S3.5 15 3.5 9a4.5 4.5 0 0 1 8.5-2 4.5 4.5 0 0 1 8.5 2c0 6-8.5 11-8.5 11Z" />,
  moon: <path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z" />,
  form: (
    <>
      <rect x="4.5" y="3.5" width="15" height="17" rx="2" />
      <path d="m8 8.5 1.2 1.2L11.5 7.5M8 15l1.2 1.2 2.3-2.2M14 9h2.5M14 15.5h2.5" />
    </>
  ),
  video: (
    <>
      <rect x="2.5" y="6" width="13" height="12" rx="2.5" />
      <path d="m15.5 11 6-3.5v9l-6-3.5" />
    </>
  ),
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  today: <path d="M4 20v-8a8 8 0 0 1 16 0v8M2.5 20h19M9.5 20v-5a2.5 2.5 0 0 1 5 0v5" />,
  bookmark: <path d="M7 3.75h10a1 1 0 0 1 1 1V20l-6-4.2L6 20V4.75a1 1 0 0 1 1-1Z" />,
  list: <path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5v.1M4.5 12v.1M4.5 17.5v.1" />,
  book: <path d="M12 6.5C10 5 7 4.5 3.5 4.5v14c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2v-14C17 4.5 14 5 12 6.5ZM12 6.5v14" />,
  message: (
    <path d="M4 5h16a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 20 17h-8l-5 4v-4H4a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 4 5Z" />
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5a7.5 7.5 0 0 1 15 0" />
    </>
  ),
  eye: (
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" />
      <circle cx="12" cy="12" r="3" />
    </>
  ),
  delivered: <path d="m2.5 12.5 4 4.5L15 7.5M11 16l1 1 9.5-9.5" />,
  calendar: (
    <>
      <rect x="3.5" y="5" width="17" height="15.5" rx="2.5" />
      <path d="M3.5 10h17M8 3v4M16 3v4" />
    </>
  ),
  send: <path d="M4 12 20.5 4.5 15 20l-3.5-6.5L4 12ZM11.5 13.5l4-4" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  pen: <path d="m4.5 19.5 1-4.5L16 4.5l3.5 3.5L9 18.5l-4.5 1ZM13.5 7l3.5 3.5" />,
  minus: <path d="M5 12h14" />,
  plus: <path d="M12 5v14M5 12h14" />,
  pin: (
    <>
      <path d="M12 21s6.5-6 6.5-11.2a6.5 6.5 0 0 0-13 0C5.5 15 12 21 12 21Z" />
      <circle cx="12" cy="9.8" r="2.3" />
    </>
  ),
  phone: (
    <path d="M6.5 3.5h3l1.5 4-2 1.7a11 11 0 0 0 5.8 5.8l1.7-2 4 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2Z" />
  ),
  shield: <path d="M12 3.5 4.5 6v5.5c0 4.5 3 7.5 7.5 9 4.5-1.5 7.5-4.5 7.5-9V6L12 3.5ZM8.5 12l2.5 2.5 4.5-5" />,
  settings: (
    <>
      <circle cx="12" cy="12" r="3" />
      <path d="M12 3.5v2.5M12 18v2.5M3.5 12H6M18 12h2.5M6 6l1.8 1.8M16.2 16.2 18 18M18 6l-1.8 1.8M7.8 16.2 6 18" />
    </>
  ),
  inbox: (
    <path d="M3.5 13.5 6 5.5A1.5 1.5 0 0 1 7.4 4.5h9.2A1.5 1.5 0 0 1 18 5.5l2.5 8v5A1.5 1.5 0 0 1 19 20H5a1.5 1.5 0 0 1-1.5-1.5v-5ZM3.5 13.5h5l1.5 3h4l1.5-3h5" />
  ),
  people: (
    <>
      <circle cx="9" cy="8.5" r="3.5" />
      <path d="M2.5 19.5a6.5 6.5 0 0 1 13 0M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 14.5a6.5 6.5 0 0 1 3.5 5" />
    </>
  ),
  door: (
    <>
      <path d="M5.5 20.5V9a6.5 6.5 0 0 1 13 0v11.5M3 20.5h18" />
      <circle cx="14.5" cy="14" r=".6" />
    </>
  ),
  chart: <path d="M4 4v14.5A1.5 1.5 0 0 0 5.5 20H20M7.5 14l4-4.5 3 2.5 5-6" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5 5" />
    </>
  ),
  warning: <path d="M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17.2v.1" />,
  worse: <path d="m4 16 5.5-6 3.5 3.5L20 6M15 6h5v5" />,
  flat: <path d="M4 9.5h13M4 14.5h13M17 6.5l3.5 3-3.5 3" />,
  more: <path d="M5 12h.1M12 12h.1M19 12h.1" />,
  globe: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M3.5 12h17M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17Z" />
    </>
  ),
  copy: (
    <>
      <rect x="8.5" y="8.5" width="12" height="12" rx="2" />
      <path d="M15.5 8.5V5.5a2 2 0 0 0-2-2h-8a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h3" />
    </>
  ),
  sunrise: <path d="M2.5 18.5h19M6.5 18.5a5.5 5.5 0 0 1 11 0M12 5.5v3.5M4.8 10.3l2 2M19.2 10.3l-2 2" />,
  spiral: <path d="M12 12.5a1.75 1.75 0 0 1 3.5 0 3.5 3.5 0 0 1-7 0 5.25 5.25 0 0 1 10.5 0 7 7 0 0 1-14 0" />,
  sprout: <path d="M12 20.5V11M12 13.5c0-4.5 3-7 8-7 0 4.5-3 7-8 7ZM12 11c0-4-2.8-6-7.5-6 0 4 2.8 6 7.5 6ZM6.5 20.5h11" />,
  wave: <path d="M2.5 17.5c4 0 3.5-11 7.5-11s3 11 6 11 2-5 5.5-5" />,
  wind: <path d="M3 9h11a2.8 2.8 0 1 0-2.8-2.8M3 13.5h15.2a2.8 2.8 0 1 1-2.8 2.8M3 18h7" />,
  rain: (
    <path d="M6.5 14.5A4 4 0 0 1 7 6.6a5.5 5.5 0 0 1 10.6 1.3 3.4 3.4 0 0 1 .4 6.6M8.5 17.5l-1 2.5M12.5 17.5l-1 2.5M16.5 17.5l-1 2.5" />
  ),
  glass: <path d="M6 4h12l-1.5 8.5a4.5 4.5 0 0 1-9 0L6 4ZM12 17v3.5M8.5 20.5h7" />,
  stairs: <path d="M3 20h4.5v-5H12v-5h4.5V5H21" />,
  briefcase: (
    <>
      <rect x="3.5" y="7.5" width="17" height="12.5" rx="2.5" />
      <path d="M8.5 7.5V6A2 2 0 0 1 10.5 4h3a2 2 0 0 1 2 2v1.5M3.5 13h17" />
    </>
  ),
  drop: <path d="M12 3.5s6.5 6.8 6.5 10.8a6.5 6.5 0 0 1-13 0C5.5 10.3 12 3.5 12 3.5Z" />,
  loop: (
    <>
      <path d="M19.2 8.6a8 8 0 1 0 0 6.8" />
      <path d="M12 12h9" />
    </>
  ),
  anchor: (
    <>
      <circle cx="12" cy="5.5" r="2" />
      <path d="M12 7.5v13M8.5 11h7M4.5 13.5a7.5 7.5 0 0 0 15 0" />
    </>
  ),
  lighthouse: (
    <>
      <path d="m9.3 20.5.9-11h3.6l.9 11M6.5 20.5h11M10.2 9.5V7a1.8 1.8 0 0 1 3.6 0v2.5" />
      <path d="M6.5 6.2 3.5 5M6.5 8.8 3.5 10M17.5 6.2l3-1.2M17.5 8.8l3 1.2" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;
/** These point along the line of reading and mirror where it runs from right to left. */
const directional: ReadonlySet<IconName> = new Set<IconName>(['forward', 'back', 'send', 'flat', 'undo']);

export function Icon({ name, small, label }: { name: IconName; small?: boolean; label?: string }) {
  const turn = directional.has(name) ? ' turn' : '';
  const look = { className: `ico${small ? ' s' : ''}${turn}`, viewBox: '0 0 24 24', focusable: false };
  return label ? (
    <svg {...look} role="img" aria-label={label}>
      {drawings[name]}
    </svg>
  ) : (
    <svg {...look} aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}
