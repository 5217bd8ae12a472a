import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { replyFault, replyPlaces, teamReplies } from '../../../src/care/saved-replies/saved-replies';
import { liv, log, maja } from '../people';

const at = (minute: number) => `2026-03-11T09:${String(minute).padStart(2, '0')}:00Z`;
const [one, other] = ['AAAAAAAAAAAAAAAAAAAAAA', 'BAAAAAAAAAAAAAAAAAAAAA'] as const;

it('the team’s are by name, each as it was written last and by whom, and what was taken away is gone', () => {
  const { write } = log();
  const items = [
    write(maja, at(1), { kind: 'saved-reply', reply: one, name: 'Time', text: 'Vi ses {appointment}.' }),
    write(maja, at(2), { kind: 'saved-reply', reply: other, name: 'Borte', text: 'Jeg er borte til {away}.' }),
    write(liv, at(3), { kind: 'saved-reply', reply: one, name: 'Time', text: 'Hei {name}. Vi ses {appointment}.' }),
  ];
  const state = fold(emptyCase(), items);
  expect(teamReplies(state).map(({ name, text, written }) => [name, text, written?.by])).toEqual([
    ['Borte', 'Jeg er borte til {away}.', maja],
    ['Time', 'Hei {name}. Vi ses {appointment}.', liv],
  ]);
  fold(state, [write(liv, at(4), { kind: 'saved-reply', reply: other, name: 'Borte', text: '–', removed: true })]);
  expect(teamReplies(state).map(({ name }) => name)).toEqual(['Time']);
});

it('one without a name or with a place that nothing fills is not kept', () => {
  expect(replyFault({ name: 'Time', text: 'Vi ses {appointment}.' })).toBeNull();
  expect(replyFault({ name: 'Time', text: 'Vi ses.' })).toBeNull();
  expect(replyFault({ name: ' ', text: 'Vi ses.' })).toEqual({ fault: 'empty' });
  expect(replyFault({ name: 'Time', text: 'Vi ses {timen}.' })).toEqual({ fault: 'unknown', place: 'timen' });
});

it.each(['nb', 'nn', 'en'])('in %s every place has a name of its own, which can stand between braces', (language) => {
  const file = join(import.meta.dirname, `../../../locales/${language}/replies.json`);
  const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const names = replyPlaces.map((place) => words[`place.${place}`]);
  expect(new Set(names).size).toBe(replyPlaces.length);
  for (const name of names) expect(name).toMatch(/^[^{}\n]{1,40}$/u);
});
