import { describe, expect, it } from 'vitest';
import { countAttention } from '../../../src/team/time-spent/attention';

const step = 15_000;
/** Looks every quarter of a minute for so many minutes, touched every so many looks. */
function work(counter: ReturnType<typeof countAttention>, from: number, minutes: number, touchedEvery: number, inSight = true) {
  let at = from;
  for (let look = 1; look <= minutes * 4; look++) {
    at += step;
    if (look % touchedEvery === 0) counter.touch(at);
    counter.look(at, inSight);
  }
  return at;
}

describe('Time with a case', () => {
  it('counts while it is in sight and touched now and then', () => {
    const counter = countAttention(0, 30_000);
    work(counter, 0, 10, 4);
    expect(counter.take()).toBe(600);
    expect(counter.take()).toBe(0);
  });

  it('ends a minute and a half after the last touch', () => {
    const counter = countAttention(0, 30_000);
    work(counter, 0, 20, 1_000);
    expect(counter.take()).toBe(90);
  });

  it('is none while the page is out of sight', () => {
    const counter = countAttention(0, 30_000);
    const away = work(counter, 0, 5, 1, false);
    expect(counter.take()).toBe(0);
    work(counter, away, 1, 1);
    expect(counter.take()).toBe(60);
  });

  it('is none while the machine slept, however soon after it is touched', () => {
    const counter = countAttention(0, 30_000);
    counter.touch(3_600_000);
    counter.look(3_600_000, true);
    expect(counter.take()).toBe(0);
  });
});
