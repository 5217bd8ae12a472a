import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { decisionOutcomes } from '../../../src/care/items/choices';
import { letterFault, letterPlaces, readsIn, teamLetters } from '../../../src/care/referrals/letter-templates';
import { withPlaces } from '../../../src/care/templates/template';
import { kari, log, maja } from '../people';

const at = (minute: number) => `2026-03-11T09:${String(minute).padStart(2, '0')}:00Z`;
const letter = 'Hei {name}. Du begynner med {help} senest {start}.';

it('of each outcome and language the newest counts, and one that is taken away gives way to Mellom’s', () => {
  const { write } = log();
  const state = fold(emptyCase(), [
    write(maja, at(1), { kind: 'letter-template', outcome: 'taken-in', language: 'nb', text: 'Gammelt {help} {start}' }),
    write(maja, at(2), { kind: 'letter-template', outcome: 'taken-in', language: 'nb', text: letter }),
    write(maja, at(3), { kind: 'letter-template', outcome: 'taken-in', language: 'en', text: letter }),
    write(maja, at(4), { kind: 'letter-template', outcome: 'taken-in', language: 'en', text: letter, removed: true }),
  ]);
  expect(teamLetters(state)).toEqual({ 'taken-in/nb': { text: letter, by: maja, at: at(2) } });
});

it('one that would leave the person without what happens next does not become the team’s', () => {
  expect(letterFault('taken-in', letter)).toBeNull();
  expect(letterFault('taken-in', 'Hei {name}. Du begynner med {help}.')).toEqual({ fault: 'lacks', place: 'start' });
  expect(letterFault('gp', 'Hei {name}.')).toEqual({ fault: 'lacks', place: 'onward' });
  expect(letterFault('advice', 'Hei {navn}.')).toEqual({ fault: 'unknown', place: 'navn' });
});

it.each(['nb', 'nn', 'en'])('Mellom’s own in %s fit the same rules', (language) => {
  const file = join(import.meta.dirname, `../../../locales/${language}/referrals.json`);
  const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const codes = Object.fromEntries(letterPlaces.map((place) => [words[`place.${place}`] ?? '', place]));
  for (const outcome of decisionOutcomes)
    expect([outcome, letterFault(outcome, withPlaces(words[`letter.of.${outcome}`] ?? '', codes))]).toEqual([outcome, null]);
});

it('is written in what the citizen reads: their newest answers, else the greeting, else nothing is known', () => {
  const { write } = log();
  const state = fold(emptyCase(), []);
  expect(readsIn(state)).toBeNull();
  fold(state, [write(maja, at(1), { kind: 'welcome', called: 'Kari', greeting: 'Hi.', language: 'en' })]);
  expect(readsIn(state)).toBe('en');
  const answers = {
    kind: 'answers',
    instrument: 'phq-9',
    version: '1',
    wording: 'nb',
    startedAt: at(2),
    timeZone: 'Europe/Oslo',
  } as const;
  fold(state, [write(kari, at(2), { ...answers, language: 'nn', mode: 'home', values: {} })]);
  expect(readsIn(state)).toBe('nn');
});
