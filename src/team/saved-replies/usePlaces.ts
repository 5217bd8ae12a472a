import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { type ReplyPlace, replyPlaces } from '../../care/saved-replies/saved-replies';
import { withPlaces } from '../../care/templates/template';
import { useView } from '../../engine/engine';
import { localDate, useFormat } from '../../ui/format';
import { useMe } from '../kit/useMe';

/** What places are called in the reader's language, and templates between that and how they are kept. */
export function usePlaces() {
  const { t } = useTranslation('replies');
  return useMemo(() => {
    const names = Object.fromEntries(replyPlaces.map((place) => [place, t(`place.${place}`)]));
    const codes = Object.fromEntries(replyPlaces.map((place) => [t(`place.${place}`), place]));
    return {
      names: Object.keys(codes),
      nameOf: (place: string) => names[place] ?? place,
      shown: (kept: string) => withPlaces(kept, names),
      kept: (shown: string) => withPlaces(shown, codes),
    };
  }, [t]);
}

const first = (name: string) => name.split(' ')[0] ?? name;

/** What fills them in a case, by what they are called; null where the case does not say. Days stand in full: what is written is read later. */
export function usePlaceValues(
  view: CaseView | undefined,
  { called, now }: { called: string; now: string },
): Record<string, string | null> {
  const { t } = useTranslation(['replies', 'common']);
  const f = useFormat();
  const { nameOf } = usePlaces();
  const { name: me, people, about } = useMe();
  const own = useView('ownDays', null).data;
  const find = (account: string | null | undefined) => people.find((one) => one.account === account);
  const therapist = find(view?.therapist);
  const next = view?.appointments.find(({ start, cancelled }) => !cancelled && Date.parse(start) > Date.parse(now));
  const away = own?.absences.find(({ until }) => until >= localDate(now));
  const cover = find(view?.covers.find(({ state }) => state !== 'over')?.by);
  const values: Record<ReplyPlace, string | null> = {
    name: called,
    me: first(me),
    therapist: therapist ? first(therapist.name) : null,
    appointment: next ? t('common:moment', { day: f.date(next.start), clock: f.clock(next.start) }) : null,
    phone: about?.phone ?? null,
    hours: about?.hours ?? null,
    days: about ? t('days', { count: about.replyDays }) : null,
    away: away ? f.date(away.until) : null,
    cover: cover ? first(cover.name) : null,
  };
  return Object.fromEntries(replyPlaces.map((place) => [nameOf(place), values[place]]));
}
