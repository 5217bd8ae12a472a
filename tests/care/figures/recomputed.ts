import type { EpisodeRecord } from '../../../src/care/items/registry';
import type { KeptRecord } from '../../../src/care/registry/records';

/**
 * The figures a second time, from the definitions in docs/registry.md and in another style: lists of whole records, sieved one after another, with
 * nothing of src/care/figures. Slow, and short enough to be read beside the definitions.
 */
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const within = (day: string, [from, to]: Period) => from <= day && day <= to;
type Period = [from: string, to: string];

const attendedTreatments = (r: EpisodeRecord) =>
  r.contacts
    .filter(({ kind }) => kind === 'treatment' || kind === 'both')
    .filter(({ attendance }) => attendance === 'attended' || attendance === 'late')
    .reduce((n, { count }) => n + count, 0);

const change = (r: EpisodeRecord, instrument: string) => {
  const found = r.measures.find((m) => m.instrument === instrument);
  return found && found.count > 1 ? { from: found.first.total, to: found.last.total } : null;
};
/** Care rules 1.3, written out case by case. */
const fate = (r: EpisodeRecord) => {
  const p = change(r, 'phq-9');
  const g = change(r, 'gad-7');
  if (!p && !g) return null;
  const ill = (p !== null && p.from >= 10) || (g !== null && g.from >= 8);
  const well = (p === null || p.to < 10) && (g === null || g.to < 8);
  const fell = (p !== null && p.from - p.to >= 6) || (g !== null && g.from - g.to >= 4);
  const rose = (p !== null && p.to - p.from >= 6) || (g !== null && g.to - g.from >= 4);
  return { ill, recovered: ill && well, better: fell && !rose, worse: rose && !fell };
};

const median = (list: number[], share = 0.5): number | null => {
  if (list.length === 0) return null;
  const sorted = list.toSorted((a, b) => a - b);
  const h = (sorted.length - 1) * share;
  const below = sorted.at(Math.floor(h)) ?? Number.NaN;
  const above = sorted.at(Math.ceil(h)) ?? Number.NaN;
  return below + (above - below) * (h % 1);
};
const spread = (list: number[]) => ({ n: list.length, median: median(list), q1: median(list, 0.25), q3: median(list, 0.75) });
const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;

export function recomputed(all: readonly KeptRecord[], period: Period) {
  const records = all.map(({ record }) => record);
  const ended = records.filter((r) => r.endedOn && within(r.endedOn, period));
  const finished = ended.filter((r) => attendedTreatments(r) >= 2);
  const measured = finished.filter((r) => fate(r) !== null);
  const over = measured.filter((r) => fate(r)?.ill);
  const of = (list: EpisodeRecord[], test: (r: EpisodeRecord) => unknown) => ({
    numerator: list.filter(test).length,
    denominator: list.length,
  });
  const waits = (day: 'answeredOn' | 'assessedOn' | 'startedOn') =>
    records.flatMap((r) => {
      const on = r[day];
      return on && within(on, period) && on >= r.contactAt ? [days(r.contactAt, on)] : [];
    });
  const shareOf = (list: number[], most: number) => ({
    numerator: list.filter((n) => n <= most).length,
    denominator: list.length,
  });
  const status = (side: 'workStart' | 'workEnd', ...codes: string[]) =>
    of(
      finished.filter((r) => [r.workStart, r.workEnd].every((w) => w && w.status !== 'unknown')),
      (r) => codes.includes(r[side]?.status ?? ''),
    );
  const contacted = records.filter((r) => within(r.contactAt, period));
  const gp = (r: EpisodeRecord) => r.partners.find(({ partner }) => partner === 'gp');
  const missed = (r: EpisodeRecord) =>
    r.contacts.filter((c) => ['absent', 'too-late'].includes(c.attendance)).reduce((n, c) => n + c.count, 0);
  const attended = (r: EpisodeRecord) => r.contacts.filter((c) => ['attended', 'late'].includes(c.attendance));
  const experience = finished
    .map((r) => (r.experience ?? []).slice(0, 6).filter((a) => a !== null))
    .filter((answers) => answers.length >= 3)
    .map(mean);
  const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);

  return {
    flow: {
      contact: contacted.length,
      assessed: contacted.filter((r) => r.assessedOn).length,
      started: contacted.filter((r) => r.startedOn).length,
      ended: contacted.filter((r) => r.endedOn && attendedTreatments(r) >= 2).length,
      paired: contacted.filter((r) => r.endedOn && attendedTreatments(r) >= 2 && fate(r)).length,
    },
    shares: {
      'assessed-in-7': shareOf(waits('assessedOn'), 7),
      'assessed-in-14': shareOf(waits('assessedOn'), 14),
      'started-in-7': shareOf(waits('startedOn'), 7),
      'started-in-14': shareOf(waits('startedOn'), 14),
      'self-referred': of(
        contacted.filter((r) => r.source),
        (r) => r.source?.startsWith('self'),
      ),
      paired: of(finished, fate),
      caseness: of(measured, (r) => fate(r)?.ill),
      recovery: of(over, (r) => fate(r)?.recovered),
      'reliable-recovery': of(over, (r) => fate(r)?.recovered && fate(r)?.better),
      'reliable-improvement': of(measured, (r) => fate(r)?.better),
      'no-reliable-change': of(measured, (r) => !fate(r)?.better && !fate(r)?.worse),
      'reliable-deterioration': of(measured, (r) => fate(r)?.worse),
      'work-start': status('workStart', 'in-work', 'part-time'),
      'work-end': status('workEnd', 'in-work', 'part-time'),
      'sick-leave-start': status('workStart', 'sick-leave', 'partial-sick-leave'),
      'sick-leave-end': status('workEnd', 'sick-leave', 'partial-sick-leave'),
      'gp-told': of(
        finished.filter((r) => {
          const one = gp(r);
          return one && (one.toldOn || one.consent === 'given' || one.consent === 'asked');
        }),
        (r) => gp(r)?.toldOn,
      ),
      'ended-as-agreed': of(
        finished.filter((r) => r.endReason && r.endReason !== 'unknown'),
        (r) => r.endReason === 'completed',
      ),
      'experience-answered': of(finished, (r) => r.experience?.slice(0, 7).some((a) => a !== null)),
      'did-not-come': {
        numerator: sum(ended.map(missed)),
        denominator: sum(ended.map((r) => missed(r) + sum(attended(r).map(({ count }) => count)))),
      },
      'alerts-in-time': {
        numerator: sum(contacted.map((r) => r.alerts.inTime)),
        denominator: sum(contacted.map((r) => r.alerts.raised)),
      },
    },
    spreads: {
      answered: spread(waits('answeredOn')),
      assessed: spread(waits('assessedOn')),
      started: spread(waits('startedOn')),
      second: spread(
        records.flatMap((r) =>
          r.startedOn && r.secondOn && within(r.secondOn, period) && r.secondOn >= r.startedOn
            ? [days(r.startedOn, r.secondOn)]
            : [],
        ),
      ),
      sessions: spread(finished.map((r) => sum(attended(r).map(({ count }) => count)))),
      minutes: spread(finished.map((r) => sum(attended(r).map(({ minutes }) => minutes)))),
      work: spread(
        finished.map(
          (r) => r.otherMinutes + sum(attended(r).map(({ minutes }) => minutes)) + sum(r.contacts.map(({ around }) => around)),
        ),
      ),
      weeks: spread(finished.flatMap((r) => (r.startedOn && r.endedOn ? [days(r.startedOn, r.endedOn) / 7] : []))),
    },
    effects: Object.fromEntries(
      ['phq-9', 'gad-7'].map((instrument) => {
        const pairs = finished.map((r) => change(r, instrument)).filter((one) => one !== null);
        const sd = (list: number[]) => Math.sqrt(sum(list.map((x) => (x - mean(list)) ** 2)) / (list.length - 1));
        const before = pairs.map(({ from }) => from);
        const raw = mean(pairs.map(({ from, to }) => from - to)) / sd(before);
        return [instrument, { n: pairs.length, size: raw * (1 - 3 / (4 * pairs.length - 5)) }];
      }),
    ),
    experience: { n: experience.length, mean: mean(experience) },
  };
}
