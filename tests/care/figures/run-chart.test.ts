import { expect, test } from 'vitest';
import { leastCrossings, runChart } from '../../../src/care/figures/run-chart';

test('the fewest crossings are those of the published table', () => {
  // Anhøj & Olesen 2014, table 1: useful observations and the lower limit for the number of crossings.
  const table = [
    [10, 2],
    [11, 2],
    [12, 3],
    [13, 3],
    [14, 4],
    [15, 4],
    [16, 4],
    [17, 5],
    [18, 5],
    [19, 6],
    [20, 6],
    [21, 6],
    [22, 7],
    [23, 7],
    [24, 8],
  ];
  expect(table.map(([useful = 0]) => [useful, leastCrossings(useful)])).toEqual(table);
});

test('six in a row on one side of the median are a shift, five are none; points on the median are passed over', () => {
  const shift = runChart([12, 13, 11, 12, 10, 9, 7, 6, 5, 6, 5, 5]);
  expect(shift.median).toBe(8);
  expect(shift.signals).toContainEqual({ rule: 'shift', side: 'below', from: 6, to: 11 });
  expect(shift.signals).toContainEqual({ rule: 'shift', side: 'above', from: 0, to: 5 });
  const five = runChart([9, 9, 9, 9, 9, 1, 9, 1, 1, 1, 1, 9, 1, 1]);
  expect(five.signals.filter(({ rule }) => rule === 'shift')).toEqual([]);
  const over = runChart([9, 9, 9, 5, 9, 9, 9, 1, 1, 1, 5, 1, 1, 1]);
  expect(over.median).toBe(5);
  expect(over.signals).toContainEqual({ rule: 'shift', side: 'above', from: 0, to: 6 });
});

test('five in a row that rise are a trend, equal neighbours counted once; four are none', () => {
  const trend = (values: (number | null)[]) => runChart(values).signals.filter(({ rule }) => rule === 'trend');
  expect(trend([5, 1, 2, 3, 3, 4, 5, 2, 6, 1, 7])).toEqual([{ rule: 'trend', way: 'up', from: 1, to: 6 }]);
  expect(trend([5, 1, 2, 3, 4, 2, 6, 1, 7, 2, 6])).toEqual([]);
  expect(trend([5, 9, 8, null, 7, 6, 5, 9, 1, 7, 2, 6])).toEqual([{ rule: 'trend', way: 'down', from: 1, to: 6 }]);
});

test('of a short series, or one that goes to and fro, nothing is said', () => {
  expect(runChart([1, 2, 3, 4, 5, 6])).toEqual({ median: 3.5, signals: [] });
  expect(runChart([])).toEqual({ median: null, signals: [] });
  expect(runChart([4, 6, 4, 6, 4, 6, 4, 6, 4, 6, 4, 6]).signals).toEqual([]);
});
