import { type LetterLanguage, type LetterPlace, letterPlaces } from '../../care/referrals/letter-templates';
import type { ReferralRow } from '../../care/referrals/referral-rows';
import type { Referral } from '../../care/referrals/referrals';
import { withPlaces } from '../../care/templates/template';
import type { Person } from '../../client/api';
import { useView } from '../../engine/engine';
import { makeFormat } from '../../ui/format';
import { useMe } from '../kit/useMe';
import { useWordsOf } from '../kit/useWordsOf';
import type { Deciding } from './decision';

export interface LetterDraft {
  /** With its places as the letter's language calls them. */
  template: string;
  values: Record<string, string | null>;
  /** The same as it is kept. */
  kept: string;
  /** The team has a letter of its own for this. */
  isTeams: boolean;
  /** What a place is called in the letter's language. */
  nameOf: (place: string) => string;
}

const first = (name: string) => name.split(' ')[0] ?? name;

/** The template that goes with what is chosen, the team's or Mellom's, in the reader's language, and what fills its places; null until its words are here. */
export function useLetter(
  row: ReferralRow,
  { item }: Referral,
  d: Deciding,
  language: LetterLanguage,
  therapists: readonly Person[],
): LetterDraft | null {
  const t = useWordsOf(language, 'referrals');
  const common = useWordsOf(language, 'common');
  const teams = useView('letterTemplates', null).data;
  const { name: me, about } = useMe();
  if (!t || !common || !teams) return null;
  const f = makeFormat(common, language);
  const therapist = therapists.find(({ account }) => account === d.therapist);
  const names: Record<string, string> = Object.fromEntries(letterPlaces.map((place) => [place, t(`place.${place}`)]));
  const codes = Object.fromEntries(letterPlaces.map((place) => [t(`place.${place}`), place]));
  const teamsOwn = d.outcome ? teams[`${d.outcome}/${language}`] : undefined;
  const usual = teamsOwn ? withPlaces(teamsOwn.text, names) : d.outcome ? t(`letter.of.${d.outcome}`) : '';
  const template = d.template ?? usual;
  const values: Record<LetterPlace, string | null> = {
    name: item.called || first(row.name),
    help: d.help.length > 0 ? f.list(d.help.map((one) => t(`help.${one}`).toLocaleLowerCase())) : null,
    start: d.startBy ? f.date(d.startBy) : null,
    therapist: therapist ? first(therapist.name) : null,
    title: therapist?.title ?? null,
    onward: d.onward,
    days: about ? t('letter.days', { count: about.replyDays }) : null,
    phone: about?.phone ?? null,
    me: first(me),
    team: about?.name ?? null,
  };
  return {
    template,
    values: Object.fromEntries(letterPlaces.map((place) => [t(`place.${place}`), values[place]])),
    kept: withPlaces(template, codes),
    isTeams: teamsOwn !== undefined,
    nameOf: (place) => names[place] ?? place,
  };
}
