import { fewest } from '../disclosure/limits';
import type { ShareName } from '../figures/shares';
import type { Cell } from '../items/reports';
import { type CellName, cellIn, type Told } from './cells';

/**
 * Shares that can be reckoned from the cells of a report, by whoever has it: so they tell nothing that the cells do not. Definitions are those of
 * the figures (src/care/figures/shares.ts); a share that no table tells is not here.
 */
export const shareCells = {
  'assessed-in-7': { part: [['waits', 'assessed-in-7']], whole: [['waits', 'assessed-known']] },
  'assessed-in-14': { part: [['waits', 'assessed-in-14']], whole: [['waits', 'assessed-known']] },
  'started-in-7': { part: [['waits', 'started-in-7']], whole: [['waits', 'started-known']] },
  'started-in-14': { part: [['waits', 'started-in-14']], whole: [['waits', 'started-known']] },
  'self-referred': { part: sources('self', 'self-gp'), whole: sources('self', 'self-gp', 'gp', 'other') },
  paired: outcome('paired', 'finished'),
  caseness: outcome('caseness', 'paired'),
  recovery: outcome('recovered', 'caseness'),
  'reliable-recovery': outcome('reliably-recovered', 'caseness'),
  'reliable-improvement': outcome('improved', 'paired'),
  'reliable-deterioration': outcome('deteriorated', 'paired'),
  'work-start': { part: [['work', 'start-working']], whole: [['work', 'start-all']] },
  'work-end': { part: [['work', 'end-working']], whole: [['work', 'end-all']] },
  'sick-leave-start': { part: [['work', 'start-sick-leave']], whole: [['work', 'start-all']] },
  'sick-leave-end': { part: [['work', 'end-sick-leave']], whole: [['work', 'end-all']] },
  'gp-told': {
    part: [['gp', 'told']],
    whole: [
      ['gp', 'told'],
      ['gp', 'not-told'],
    ],
  },
  'alerts-in-time': { part: [['alerts', 'in-time']], whole: [['alerts', 'all']] },
} satisfies Partial<Record<ShareName, { part: CellName[]; whole: CellName[] }>>;
export type LeavingShare = keyof typeof shareCells;
export const leavingShares = Object.keys(shareCells) as LeavingShare[];

function sources(...codes: string[]): CellName[] {
  return codes.map((code) => ['source', code]);
}
function outcome(part: string, whole: string): { part: CellName[]; whole: CellName[] } {
  return { part: [['outcomes', 'all', part]], whole: [['outcomes', 'all', whole]] };
}

/** A share from the rounded counts, 0–1; null where one of them is hidden, or fewer than 10 are counted. */
export function shareIn(report: Pick<Told, 'tables'>, name: LeavingShare): { part: Cell; whole: Cell; share: number | null } {
  const sum = (cells: readonly CellName[]): Cell =>
    cells
      .map((cell) => cellIn(report, cell))
      .reduce((a, b) => (typeof a === 'number' && typeof b === 'number' ? a + b : 'unsaid'));
  const { part: parts, whole: wholes } = shareCells[name];
  const [part, whole] = [sum(parts), sum(wholes)];
  const isTold = typeof part === 'number' && typeof whole === 'number' && whole >= fewest;
  // Rounding can make a part larger than what it is a part of.
  return { part, whole, share: isTold ? Math.min(1, part / whole) : null };
}
