import { useTranslation } from 'react-i18next';
import type { ItemOf } from '../../care/items/items';
import { programmesFor } from '../../care/referrals/starts';
import type { TeamAbout } from '../../client/api';
import { NextCard } from '../../ui/controls/links';
import { useTitles } from '../kit/useTitles';

const forEverybody = 'getting-started';

/** Something to begin with while one waits, where the team lets people begin it by themselves. */
export function StartMeanwhile({ about, problems }: { about: TeamAbout; problems: ItemOf<'referral'>['problems'] }) {
  const { t } = useTranslation('door');
  const titles = useTitles();
  const wanted = [...problems.flatMap((one) => programmesFor[one]), forEverybody];
  const slug = wanted.find((one) => about.selfStart?.includes(one));
  const programme = titles?.programmes.find(({ id }) => id === slug);
  if (!programme) return null;
  return (
    <NextCard
      to="/program/$slug"
      params={{ slug: programme.id }}
      icon="sprout"
      heading={t('meanwhile')}
      note={t('meanwhile.note', { title: programme.title })}
    />
  );
}
