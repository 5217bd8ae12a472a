import { isRecord } from '../is-record';
/**
 * What a step of exposure has taught (care notes 3.3, 10 and 11): whether what was feared happened, and how the unease went, within one
 * practice and from the first to the latest. Less unease is not what makes a practice good; that the expectation was tried is.
 */
export interface Practice {
  /** What is practised: the step's key, or its words when it has none. */
  step: string;
  /** YYYY-MM-DD or a date with a time */
  at: string;
  before: number | null;
  peak: number | null;
  end: number | null;
  /** Did what was feared happen? null until it is answered. */
  cameTrue: 'yes' | 'partly' | 'no' | null;
}
export interface StepSummary {
  step: string;
  times: number;
  /** Answers to "did what you feared happen". */
  met: { yes: number; partly: number; no: number };
  /** Mean of peak − end over the practices that have both; null without any. */
  dropWithin: number | null;
  /** Peak of the first practice that has one, and of the latest; null below two of them. */
  between: { first: number; latest: number; drop: number } | null;
}

/** One practice out of an entry of the exposure log, or null while no step is chosen. */
export function readPractice(date: string, values: Readonly<Record<string, unknown>>): Practice | null {
  const step = isRecord(values.step) ? values.step : {};
  const name = text(step.key) ?? text(step.text);
  if (name === null) return null;
  const suds = isRecord(values.suds) ? values.suds : {};
  const { cameTrue } = values;
  return {
    step: name,
    at: text(values.start) ?? date,
    before: number(suds.before),
    peak: number(suds.peak),
    end: number(suds.end),
    cameTrue: cameTrue === 'yes' || cameTrue === 'partly' || cameTrue === 'no' ? cameTrue : null,
  };
}

/** Each step that has been practised, in the order of its first practice. */
export function exposureSummary(practices: readonly Practice[]): StepSummary[] {
  const inOrder = [...practices].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return [...new Set(inOrder.map(({ step }) => step))].map((step) => {
    const own = inOrder.filter((one) => one.step === step);
    const count = (answer: Practice['cameTrue']) => own.filter(({ cameTrue }) => cameTrue === answer).length;
    const drops = own.flatMap(({ peak, end }) => (peak === null || end === null ? [] : [peak - end]));
    const peaks = own.flatMap(({ peak }) => (peak === null ? [] : [peak]));
    const first = peaks[0];
    const latest = peaks.at(-1);
    return {
      step,
      times: own.length,
      met: { yes: count('yes'), partly: count('partly'), no: count('no') },
      dropWithin: drops.length === 0 ? null : drops.reduce((a, b) => a + b, 0) / drops.length,
      between: peaks.length < 2 || first === undefined || latest === undefined ? null : { first, latest, drop: first - latest },
    };
  });
}

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
