import type { Person } from '../../client/api';

/**
 * Those who follow people up, without oneself: of them a substitute or a new therapist is chosen. Whoever keeps the records is in every
 * case by law, and follows nobody up by that.
 */
export const therapists = (people: readonly Person[]): Person[] =>
  people.filter((one) => !one.me && one.roles.some((role) => role === 'therapist' || role === 'intake'));
