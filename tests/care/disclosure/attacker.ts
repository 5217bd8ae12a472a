import loadHighs, { type Highs } from 'highs';
import { boundsOf, type Told } from '../../../src/care/disclosure/disclose';
import type { Population, Region } from '../../../src/care/disclosure/population';

/** Somebody who has every table that has left, knows the rules, and another solver: HiGHS over every cell that there could be. */
export interface Attacker {
  /** The least and the most that the count of a region can be; whole numbers only, where `whole`. */
  range: (region: Region, whole?: boolean) => [least: number, most: number];
}

let highs: Promise<Highs> | undefined;

export async function attackerOf(
  population: Population,
  told: readonly Told[],
  times: readonly { from: string; until: string }[],
): Promise<Attacker> {
  highs ??= loadHighs();
  const solver = await highs;
  const dimensions = Object.entries(population.dimensions);
  const cells = dimensions.reduce<Record<string, string>[]>(
    (all, [dimension, values]) => all.flatMap((cell) => values.map((value) => ({ ...cell, [dimension]: value }))),
    times.map(({ from }) => ({ from })),
  );
  const sumOf = ({ from, until, where }: Region): string =>
    cells
      .flatMap((cell, at) => {
        const time = times.find((one) => one.from === cell.from);
        const isIn =
          time !== undefined &&
          time.from >= from &&
          time.until <= until &&
          Object.entries(where).every(([dimension, values]) => values.includes(cell[dimension] ?? ''));
        return isIn ? [`x${at}`] : [];
      })
      .join(' + ');
  const rows = told.flatMap(({ region, cell, few }, at) => {
    const { least, most } = boundsOf(cell, few);
    const sum = sumOf(region);
    return [` a${at}: ${sum} >= ${least}`, ...(Number.isFinite(most) ? [` b${at}: ${sum} <= ${most}`] : [])];
  });
  const solve = (way: 'Minimize' | 'Maximize', region: Region, whole: boolean): number => {
    const names = cells.map((_, at) => `x${at}`);
    const bounds = names.map((name) => ` 0 <= ${name} <= 100000`).join('\n');
    const integers = whole ? `General\n ${names.join(' ')}\n` : '';
    const found = solver.solve(
      `${way}\n goal: ${sumOf(region)}\nSubject To\n${rows.join('\n')}\nBounds\n${bounds}\n${integers}End`,
    );
    if (found.Status !== 'Optimal') throw new Error(found.Status);
    return found.ObjectiveValue;
  };
  return { range: (region, whole = false) => [solve('Minimize', region, whole), solve('Maximize', region, whole)] };
}
