import type { Dimension } from '../../care/figures/dimensions';
import type { ShareName } from '../../care/figures/shares';
import type { SpreadName } from '../../care/figures/spreads';

/** Shares of a wait stand with the wait itself. */
export type ShareOfWait = 'assessed-in-7' | 'assessed-in-14' | 'started-in-7' | 'started-in-14';
export type ShareAlone = Exclude<ShareName, ShareOfWait>;

/** What stands together when one looks closer; `path` as in the address. */
export interface Detail {
  path: string;
  name: 'waits' | 'outcomes' | 'work' | 'help' | 'together' | 'reached';
  spreads?: readonly SpreadName[];
  shares?: readonly ShareAlone[];
  mixes?: readonly (Exclude<Dimension, 'therapist'> | 'sessionModes')[];
}

export const details: readonly Detail[] = [
  { path: 'ventetid', name: 'waits', spreads: ['started', 'assessed', 'answered', 'second'] },
  {
    path: 'bedring',
    name: 'outcomes',
    shares: [
      'recovery',
      'reliable-recovery',
      'reliable-improvement',
      'no-reliable-change',
      'reliable-deterioration',
      'caseness',
      'paired',
    ],
  },
  { path: 'arbeid', name: 'work', shares: ['work-start', 'work-end', 'sick-leave-start', 'sick-leave-end'] },
  {
    path: 'hjelp',
    name: 'help',
    spreads: ['sessions', 'minutes', 'work', 'weeks'],
    shares: ['did-not-come', 'ended-as-agreed'],
    mixes: ['help', 'sessionModes'],
  },
  { path: 'samarbeid', name: 'together', shares: ['gp-told', 'alerts-in-time', 'experience-answered'] },
  { path: 'hvem', name: 'reached', shares: ['self-referred'], mixes: ['age', 'gender', 'problem', 'source', 'kommune', 'bydel'] },
];
