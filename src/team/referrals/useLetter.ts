import { useTranslation } from 'react-i18next';
import type { ReferralRow } from '../../care/referrals/referral-rows';
import type { Referral } from '../../care/referrals/referrals';
import type { Person } from '../../client/api';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import { useMe } from '../kit/useMe';
import type { Deciding } from './decision';

/** The template that goes with what is chosen, and what fills its places. */
export function useLetter(
  row: ReferralRow,
  { item }: Referral,
  d: Deciding,
  therapists: readonly Person[],
): { template: string; values: Record<string, string | null> } {
  const { t } = useTranslation('referrals');
  const f = useFormat();
  const content = useContent();
  const { name: me, about } = useMe();
  const therapist = therapists.find(({ account }) => account === d.therapist);
  const first = (name: string) => name.split(' ')[0] ?? name;
  const template = d.template ?? (d.outcome ? t(`letter.of.${d.outcome}`) : '');
  return {
    template,
    values: {
      [t('place.name')]: item.called || first(row.name),
      [t('place.help')]: d.help.length > 0 ? content.join(d.help.map((one) => t(`help.${one}`).toLocaleLowerCase())) : null,
      [t('place.start')]: d.startBy ? f.date(d.startBy) : null,
      [t('place.therapist')]: therapist ? first(therapist.name) : null,
      [t('place.title')]: therapist?.title ?? null,
      [t('place.onward')]: d.onward,
      [t('place.days')]: about ? t('letter.days', { count: about.replyDays }) : null,
      [t('place.phone')]: about?.phone ?? null,
      [t('place.me')]: first(me),
      [t('place.team')]: about?.name ?? null,
    },
  };
}
