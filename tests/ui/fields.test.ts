import { describe, expect, it } from 'vitest';
import { bareCode, codeGroups, groupedWhileTyping } from '../../src/account/code';
import { sameWords } from '../../src/account/OfferedPassphrase';
import { parseTime } from '../../src/ui/controls/TimeField';

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

describe('a code as it is read and typed', () => {
  it('comes in groups of four, however it was written', () => {
    expect(codeGroups('mk7p-q2hd 9trx')).toEqual(['MK7P', 'Q2HD', '9TRX']);
    expect(groupedWhileTyping('mk7pq')).toBe('MK7P Q');
    expect(bareCode(' mk 7p—')).toBe('MK7P');
  });
});

describe('five words typed back', () => {
  it('are the same with the capitals and spaces that a phone puts in', () => {
    expect(sameWords(' Fjære  lykt brødskive ', ['fjære', 'lykt', 'brødskive'])).toBe(true);
    expect(sameWords('fjaere lykt brødskive', ['fjære', 'lykt', 'brødskive'])).toBe(false);
  });
});
