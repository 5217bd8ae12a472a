import { useTranslation } from 'react-i18next';
import type { ItemOf } from '../../care/items/items';
import { useFormat } from '../../ui/format';

type Said = Partial<
  Pick<ItemOf<'referral'>, 'problems' | 'words' | 'wish' | 'since' | 'helped' | 'name' | 'phone' | 'times' | 'reach' | 'needs'>
>;

/** What somebody has answered, as lines to look over or to keep. */
export function useAnswerLines(of: Said): { label: string; said: string }[] {
  const { t } = useTranslation('door');
  const f = useFormat();
  const needs = [
    of.needs?.language ?? '',
    ...(['interpreter', 'hearing', 'sight'] as const).map((need) => (of.needs?.[need] ? t(`need.${need}`) : '')),
    of.needs?.other ?? '',
  ];
  const ways = [...(['call', 'text'] as const).map((way) => (of.reach?.[way] ? t(`way.${way}`) : '')), of.reach?.not ?? ''];
  const joined = (words: readonly string[]) => words.filter((one) => one.trim() !== '').join('. ');
  const lines = [
    { label: t('ask.problems'), said: joined([f.list((of.problems ?? []).map((one) => t(`problem.${one}`))), of.words ?? '']) },
    { label: t('ask.wish'), said: of.wish ?? '' },
    { label: t('ask.since'), said: of.since ? t(`since.${of.since}`) : '' },
    { label: t('ask.helped'), said: of.helped ?? '' },
    { label: t('ask.needs'), said: joined(needs) },
    { label: t('ask.reach'), said: joined([...ways, of.times ?? '']) },
    { label: t('field.name'), said: of.name ?? '' },
    { label: t('field.phone'), said: of.phone ?? '' },
  ];
  return lines.filter(({ said }) => said.trim() !== '');
}
