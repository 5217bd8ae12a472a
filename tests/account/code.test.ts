import { describe, expect, it } from 'vitest';
import { bareCode, codeGroups, groupedWhileTyping } from '../../src/account/code';
import { sameWords } from '../../src/account/OfferedPassphrase';

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
