import type { Figures, Share } from '../figures/figures';
import type { TeamYear, Training } from './practice';

/**
 * The criteria of Rask psykisk helsehjelp (Helsedirektoratet, "Rask psykisk helsehjelp", last changed 6 February 2024: criteria 1–7, and the
 * least education of the training programme; help within one to two weeks: the slides "Etablering og drift"). Each is laid beside its
 * evidence. None gives a score, and they are not added up to a mark.
 */
export const criterionNames = [
  'wait',
  'free',
  'target-group',
  'mixed-care',
  'gp',
  'training',
  'supervision',
  'psychologist',
  'half-positions',
  'co-located',
  'education',
  'support',
] as const;
export type CriterionName = (typeof criterionNames)[number];

/** `known`: what Mellom has from the records; `entered`: what somebody has entered; null: nothing yet. */
export type Origin = 'known' | 'entered' | null;
export interface Says {
  /** Words in `criteria.json`, with their numbers. */
  key: string;
  values: Record<string, string | number>;
}
export interface PersonEvidence extends Says {
  account: string;
  met: boolean;
}
export interface Criterion {
  name: CriterionName;
  /** `open`: there is evidence, and it does not say yes yet; `missing`: there is none. */
  state: 'met' | 'open' | 'missing';
  from: Origin;
  says: Says;
  people: PersonEvidence[];
}
export interface Grounds {
  /** Figures of the year for the whole team. */
  figures: Figures;
  /** Whether people can ask for help by themselves; null: not known. */
  doorIsOpen: boolean;
  entered: TeamYear | null;
  trainings: readonly Training[];
  /** Accounts with the role of therapist. */
  therapists: readonly string[];
  year: number;
}

/** National course: 13 gatherings (slides of 2018/19; newer numbers were not found). */
export const gatherings = 13;
/** The promise of one to two weeks, in calendar days. */
const twoWeeks = 14;
const half = 50;
const inTarget = ['anxiety', 'depression', 'sleep', 'alcohol', 'drugs'];

/** All criteria with their evidence, in the order in which they are shown. */
export function criteriaOf(grounds: Grounds): Criterion[] {
  return criterionNames.map((name) => ({ name, ...rules[name](grounds) }));
}

type Found = Omit<Criterion, 'name'>;
const missing = (key: string, people: PersonEvidence[] = []): Found => ({
  state: 'missing',
  from: null,
  says: { key, values: {} },
  people,
});
const found = (met: boolean, from: Origin, key: string, values: Says['values'] = {}, people: PersonEvidence[] = []): Found => ({
  state: met ? 'met' : 'open',
  from,
  says: { key, values },
  people,
});
const percent = ({ share }: Share): number | null => (share === null ? null : Math.round(share * 100));

const rules: Record<CriterionName, (grounds: Grounds) => Found> = {
  /** Met where half of those who began had waited at most two weeks, from contact to first treatment. */
  wait: ({ figures }) => {
    const [{ median }, share] = [figures.spreads.started, percent(figures.shares['started-in-14'])];
    if (median === null || share === null) return missing('wait.missing');
    return found(median <= twoWeeks, 'known', 'wait.says', { median: Math.round(median), share });
  },
  free: ({ figures, doorIsOpen, entered }) => {
    const self = percent(figures.shares['self-referred']);
    if (entered?.free === false) return found(false, 'entered', 'free.costs');
    if (!doorIsOpen) return found(false, 'known', 'free.closed');
    if (entered?.free !== true) return { ...missing('free.missing'), from: 'known' };
    return self === null ? found(true, 'entered', 'free.open') : found(true, 'known', 'free.says', { share: self });
  },
  /** Met where nine of ten whose trouble is known have one that the service is for; who had other trouble is told of. */
  'target-group': ({ figures }) => {
    const known = figures.reached.problem.filter(({ value }) => value !== 'unknown');
    const [all, within] = [sum(known), sum(known.filter(({ value }) => inTarget.includes(value)))];
    if (all === 0) return missing('target-group.missing');
    return found(within / all >= 0.9, 'known', 'target-group.says', {
      share: Math.round((within / all) * 100),
      onward: figures.beside.find(({ reason }) => reason === 'referred-on')?.count ?? 0,
    });
  },
  /** Met where more than one kind of help has been given. */
  'mixed-care': ({ figures }) => {
    const given = figures.reached.help.filter(({ value, count }) => count > 0 && value !== 'unknown' && value !== 'none');
    if (given.length === 0) return missing('mixed-care.missing');
    const isMixed = given.length > 1 || given[0]?.value === 'mixed';
    return found(isMixed, 'known', 'mixed-care.says', { kinds: given.map(({ value }) => value).join(',') });
  },
  /** That somebody may say no is a part of it: asked is what counts. */
  gp: ({ figures }) => {
    const { numerator, denominator, left } = figures.shares['gp-told'];
    const declined = left.find(({ reason }) => reason === 'declined')?.count ?? 0;
    const asked = denominator + declined;
    if (asked === 0) return missing('gp.missing');
    return found(numerator > 0, 'known', 'gp.says', {
      told: Math.round((numerator / asked) * 100),
      declined: Math.round((declined / asked) * 100),
    });
  },
  training: ({ trainings, therapists }) => {
    const people = therapists.map((account): PersonEvidence => {
      const own = trainings.filter(({ person }) => person === account);
      const certificate = own.findLast(({ sort }) => sort === 'certificate');
      const been = own.filter(({ sort }) => sort === 'gathering').length;
      if (certificate) return { account, met: true, key: 'training.done', values: { on: certificate.on } };
      if (been > 0) return { account, met: true, key: 'training.going', values: { been, of: gatherings } };
      return { account, met: false, key: 'training.none', values: {} };
    });
    return byPeople(people, 'training');
  },
  /** How often is not published: what stands in the log of the year counts, and the last day is said. */
  supervision: ({ trainings, year }) => {
    const own = trainings.filter(({ sort, on }) => sort === 'supervision' && on.startsWith(`${year}-`));
    const last = own.at(-1);
    if (!last) return missing('supervision.missing');
    return found(true, 'entered', 'supervision.says', { count: own.length, on: last.on });
  },
  psychologist: ({ entered }) => {
    const own = entered?.staff.filter(({ profession }) => profession === 'psychologist') ?? [];
    const most = Math.max(0, ...own.map((one) => one.percent ?? 0));
    if (most >= half) return found(true, 'entered', 'psychologist.says', { percent: most });
    if (entered?.specialist) return found(true, 'entered', 'psychologist.specialist');
    if (!entered || entered.staff.length === 0) return missing('psychologist.missing');
    return own.length > 0 && own.every((one) => one.percent === null)
      ? missing('psychologist.noPercent')
      : found(false, 'entered', own.length > 0 ? 'psychologist.less' : 'psychologist.none', { percent: most });
  },
  'half-positions': ({ entered, therapists }) => {
    const people = therapists.map((account): PersonEvidence => {
      const share = entered?.staff.find(({ person }) => person === account)?.percent ?? null;
      return share === null
        ? { account, met: false, key: 'half-positions.unknown', values: {} }
        : { account, met: share >= half, key: 'half-positions.has', values: { percent: share } };
    });
    if (people.every(({ key }) => key === 'half-positions.unknown')) return missing('half-positions.missing', people);
    const positions = (entered?.staff ?? []).reduce((total, one) => total + (one.percent ?? 0), 0) / 100;
    return { ...byPeople(people, 'half-positions'), says: saysOf(people, 'half-positions', { positions }) };
  },
  'co-located': ({ entered }) =>
    entered?.coLocated == null
      ? missing('co-located.missing')
      : found(entered.coLocated, 'entered', entered.coLocated ? 'co-located.says' : 'co-located.apart', { where: entered.where }),
  education: ({ entered, therapists }) => {
    const people = therapists.map((account): PersonEvidence => {
      const educated = entered?.staff.find(({ person }) => person === account)?.educated ?? null;
      const key = educated === null ? 'education.unknown' : educated ? 'education.has' : 'education.less';
      return { account, met: educated === true, key, values: {} };
    });
    if (people.every(({ key }) => key === 'education.unknown')) return missing('education.missing', people);
    return byPeople(people, 'education');
  },
  /** Whoever takes part in the national gathering and answers the survey; supervision and training have lines of their own. */
  support: ({ entered }) => {
    if (entered?.gathering == null && entered?.survey == null) return missing('support.missing');
    const [gathering, survey] = [entered.gathering === true, entered.survey === true];
    const key =
      gathering && survey ? 'support.both' : gathering ? 'support.gathering' : survey ? 'support.survey' : 'support.neither';
    return found(gathering && survey, 'entered', key);
  },
};

function byPeople(people: PersonEvidence[], name: 'training' | 'half-positions' | 'education'): Found {
  if (people.length === 0) return missing(`${name}.missing`);
  const met = people.every((one) => one.met);
  const any = people.some((one) => one.met);
  if (!any && name === 'training') return missing('training.missing', people);
  return { state: met ? 'met' : 'open', from: 'entered', says: saysOf(people, name), people };
}
const saysOf = (people: readonly PersonEvidence[], name: string, more: Says['values'] = {}): Says => ({
  key: `${name}.says`,
  values: { met: people.filter(({ met }) => met).length, of: people.length, ...more },
});
const sum = (mix: readonly { count: number }[]): number => mix.reduce((total, { count }) => total + count, 0);
