import { createInstance, type TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import en from '../../locales/en/common.json';
import nb from '../../locales/nb/common.json';
import nn from '../../locales/nn/common.json';
import { daysBetween, localDate, makeFormat } from '../../src/ui/format';

const words = { nb, nn, en };
async function formatIn(language: keyof typeof words) {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    defaultNS: 'common',
    resources: { [language]: { common: words[language] } },
  });
  return makeFormat(i18n.t as TFunction<'common'>, language);
}

describe('dates and times as people here write them', () => {
  it('names the day in each language, nynorsk too, whatever the browser knows', async () => {
    const date = '2026-03-12';
    expect((await formatIn('nb')).date(date)).toBe('torsdag 12. mars');
    expect((await formatIn('nn')).date('2026-03-10')).toBe('tysdag 10. mars');
    expect((await formatIn('en')).date(date)).toBe('Thursday 12 March');
  });
  it('shows a year that is not this one, and the day on which something came where it was another', async () => {
    const f = await formatIn('nb');
    const next = new Date().getFullYear() + 1;
    expect(f.date(`${next}-12-01`)).toContain(`1. desember ${next}`);
    expect(f.date(`${next - 1}-12-01`)).not.toContain(String(next - 1));
    expect(f.dayShort(`${next - 1}-01-19`)).toBe('19. jan.');
    expect(f.dayShort(`${next - 2}-01-19`)).toBe(`19. jan. ${next - 2}`);
    const sent = new Date(2026, 2, 12, 23, 50).toISOString();
    expect(f.since(new Date(2026, 2, 12, 23, 58).toISOString(), sent)).toBe('kl. 23.58');
    expect(f.since(new Date(2026, 2, 13, 0, 4).toISOString(), sent)).toMatch(/^13\. mars.* kl\. 00\.04$/);
  });
  it('writes times with a full stop, and spans with a dash', async () => {
    const f = await formatIn('nb');
    expect(f.clock(new Date(2026, 2, 12, 15, 4).toISOString())).toBe('kl. 15.04');
    expect(f.span('00:36', '06:30')).toBe('00.36–06.30');
  });
  it('says today, yesterday and tomorrow by the calendar, not by hours', async () => {
    const f = await formatIn('nb');
    const now = new Date(2026, 2, 12, 0, 5).toISOString();
    expect(f.relative(new Date(2026, 2, 11, 23, 55).toISOString(), now)).toBe('i går');
    expect(f.relative('2026-03-12', now)).toBe('i dag');
    expect(f.relative('2026-03-13', now)).toBe('i morgen');
    expect(f.relative('2026-03-16', now)).toBe('mandag');
    expect(f.relative('2025-02-01', now)).toBe('1. februar 2025');
  });
  it('writes minutes of sleep as hours and minutes', async () => {
    const f = await formatIn('nb');
    expect(f.minutes(354)).toBe('5 t 54 min');
    expect(f.minutesShort(360)).toBe('6 t 00');
    expect(f.minutes(45)).toBe('45 min');
  });
  it('counts a bare date as that day here, also where the clocks change between', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(localDate('2026-03-29')).toBe('2026-03-29');
  });
});
