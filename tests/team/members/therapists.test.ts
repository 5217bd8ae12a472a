import { expect, test } from 'vitest';
import type { Person } from '../../../src/client/api';
import { therapists } from '../../../src/team/members/therapists';

const person = (account: string, roles: Person['roles'], me = false): Person => ({
  account,
  name: account,
  title: '',
  roles,
  me,
});

test('as a substitute or a new therapist those are offered who follow people up: not whoever keeps the records or is on duty only, and not oneself', () => {
  const team = [
    person('lea', ['lead', 'therapist', 'custodian'], true),
    person('tor', ['therapist']),
    person('ida', ['intake']),
    person('bo', ['therapist', 'custodian']),
    person('arkiv', ['custodian']),
    person('vakt', ['duty', 'lead']),
  ];
  expect(therapists(team).map(({ account }) => account)).toEqual(['tor', 'ida', 'bo']);
  expect(therapists(team.slice(4))).toEqual([]);
});
