import { expect, it } from 'vitest';
import { loadPlaces } from '../../src/content/places';

it('every municipality has its name by its number, and a number that is none has none', async () => {
  const places = await loadPlaces();
  expect(places.size).toBe(357);
  expect([...places].every(([number, name]) => /^\d{4}$/.test(number) && name.trim() === name && name !== '')).toBe(true);
  expect(places.get('1121')).toBe('Time');
  expect(places.get('0301')).toBe('Oslo');
  expect(places.get('0000')).toBeUndefined();
});
