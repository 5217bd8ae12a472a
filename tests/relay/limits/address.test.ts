import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from '../../../src/relay/limits/address';

test('a line of IPv6 is one address however many it has, and IPv4 is itself, also where it is written as IPv6', () => {
  expect(networkOf('2001:db8:0:1::1')).toBe('2001:db8:0:1::/64');
  expect(networkOf('2001:db8::1:0:0:1')).toBe('2001:db8:0:0::/64');
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
  expect(networkOf('::')).toBe('0:0:0:0::/64');
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('2001:db8:0:1::192.0.2.7')).toBe('2001:db8:0:1::/64');
  expect(networkOf('')).toBe('');
});

test('two addresses of one /64 are one, of two are two, however they are written', () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  const halves = fc.tuple(fc.array(group, { minLength: 4, maxLength: 4 }), fc.array(group, { minLength: 4, maxLength: 4 }));
  const written = (groups: number[], padded: boolean) =>
    groups.map((one) => (padded ? one.toString(16).padStart(4, '0').toUpperCase() : one.toString(16))).join(':');
  fc.assert(
    fc.property(halves, halves, ([net, host], [otherNet, otherHost]) => {
      const here = networkOf(written([...net, ...host], false));
      expect(networkOf(written([...net, ...otherHost], true))).toBe(here);
      expect(networkOf(written([...otherNet, ...host], false)) === here).toBe(written(net, false) === written(otherNet, false));
    }),
  );
});
