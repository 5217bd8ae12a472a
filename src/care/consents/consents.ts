import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import { partners } from '../items/choices';
import { isSaid } from '../items/consents';
import type { ItemOf } from '../items/items';

export type Partner = ItemOf<'consent'>['partner'];
/** What was said once about a partner. */
export interface ConsentSaid {
  state: ItemOf<'consent'>['state'];
  how: ItemOf<'consent'>['how'];
  on: string;
  at: string;
  /** Account of whoever wrote it down. */
  by: string;
  who?: string;
  note?: string;
}
export interface Consent {
  partner: Partner;
  /** The answer that holds; null while there is none. */
  answer: (ConsentSaid & { state: 'given' | 'declined' | 'withdrawn' }) | null;
  /** A question that has not been answered since. */
  asked: ConsentSaid | null;
  /** All that was said, oldest first. */
  history: readonly ConsentSaid[];
}

/** Each partner with what has been said, in order of the log: of two who say something at once the later row holds, and both stand in the history. */
export function consentsOf(state: Pick<CaseState, 'items'>): Consent[] {
  const said = kept(state, 'consent').filter(isSaid);
  return partners.map((partner) => {
    const history = said
      .filter(({ item }) => item.partner === partner)
      .map(({ author, item: { state: what, how, on, at, who, note } }): ConsentSaid => {
        return { state: what, how, on, at, by: author, ...(who ? { who } : {}), ...(note ? { note } : {}) };
      });
    const last = history.findLastIndex(({ state: what }) => what !== 'asked');
    const answer = history[last];
    const asked = history.findLastIndex(({ state: what }) => what === 'asked');
    return {
      partner,
      answer: answer && answer.state !== 'asked' ? { ...answer, state: answer.state } : null,
      asked: asked > last ? (history[asked] ?? null) : null,
      history,
    };
  });
}

/** The answer by which this partner may be told something now; null where there is none. */
export const consentFor = (consents: readonly Consent[], partner: Partner): Consent['answer'] => {
  const answer = consents.find((one) => one.partner === partner)?.answer ?? null;
  return answer?.state === 'given' ? answer : null;
};
