import { describe, expect, it } from 'vitest';
import { parseTime } from '../../../src/ui/controls/TimeField';

describe('a time as a tired person types it', () => {
  it.each([
    ['0630', '06:30'],
    ['6.30', '06:30'],
    ['06:30', '06:30'],
    ['6', '06:00'],
    ['23,15', '23:15'],
  ])('%s is %s', (typed, time) => expect(parseTime(typed)).toBe(time));
  it.each(['24.00', '6.75', 'kl', '', '12345'])('%s is no time', (typed) => expect(parseTime(typed)).toBeNull());
});
