import { expect, test } from 'vitest';
import type { Person, Views } from '../../../src/client/api';
import { todosOf } from '../../../src/team/roster/todo';

type Trust = Views['teamTrust']['answer'];
const person = (account: string, roles: Person['roles']): Person => ({ account, name: account, title: '', roles, me: false });
const team = [person('lea', ['lead', 'therapist', 'custodian', 'duty']), person('nora', ['lead', 'custodian'])];
const trust: Trust = {
  holders: ['lea', 'nora'],
  iHold: true,
  sheetsProvedAt: '2026-03-01T10:00:00Z',
  rosterIssuedAt: '2026-03-01T10:00:00Z',
  rosterAgeDays: 0,
  custodians: 2,
  lingering: [],
};
const about = { crisis: { from: '2026-03-01', numbers: [{ name: 'Legevakt', number: '22 40 00 00', about: '' }] } };

test('a team with two holders, proved sheets, two custodians, somebody on duty and local numbers has nothing left to do', () => {
  expect(todosOf(team, trust, about)).toEqual([]);
});

test('a new team is told of a second lead, a second custodian and the sheets, and not yet of whom to give the key to', () => {
  const alone = { ...trust, holders: ['lea'], sheetsProvedAt: null, custodians: 1 };
  expect(todosOf(team.slice(0, 1), alone, about)).toEqual(['custodians', 'second-lead', 'sheets']);
});

test('a key in one hand only is said to that hand as something to give, to another lead as something to ask for', () => {
  expect(todosOf(team, { ...trust, holders: ['lea'] }, about)).toEqual(['root-alone']);
  expect(todosOf(team, { ...trust, holders: ['nora'], iHold: false }, about)).toEqual(['root-not-here']);
});

test('the age of the list is said after 21 days, and first of all after 60', () => {
  expect(todosOf(team, { ...trust, rosterAgeDays: 21 }, about)).toEqual([]);
  expect(todosOf(team, { ...trust, rosterAgeDays: 22 }, about)).toEqual(['roster-old']);
  expect(todosOf(team, { ...trust, rosterAgeDays: 61, custodians: 1 }, about)).toEqual(['roster-older', 'custodians']);
});

test('a team whose people read national numbers only is told to give the local ones', () => {
  expect(todosOf(team, trust, {})).toEqual(['crisis']);
  expect(todosOf(team, trust, { crisis: { ...about.crisis, numbers: [] } })).toEqual(['crisis']);
});
