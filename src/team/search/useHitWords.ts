import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../care/search/search';
import type { SearchKind } from '../../care/search/texts';
import { useView } from '../../engine/engine';
import type { IconName } from '../../ui/controls/Icon';
import { useContent } from '../kit/catalogue';

export const kindIcons: Record<SearchKind, IconName> = {
  message: 'message',
  task: 'pen',
  note: 'lock',
  letter: 'form',
  referral: 'door',
};

/** Where a hit stands, in a few words: "melding fra Ingrid", "oppgave, søvndagbok". */
export function useHitWords(): (hit: Pick<SearchHit, 'source' | 'about' | 'by' | 'name'>) => string {
  const { t } = useTranslation('search');
  const content = useContent();
  const { data: me } = useView('me', null);
  const colleagues = [...(me?.people ?? []), ...(me?.former ?? [])];
  // Whoever is none of the team is the one whose case it is.
  const nameOf = (by: string, citizen: string) =>
    by === me?.account ? t('me') : (colleagues.find(({ account }) => account === by)?.name ?? citizen);
  const about = ({ source, about: of = '' }: Pick<SearchHit, 'source' | 'about'>): string => {
    if (source === 'entry') return content.worksheetName(of).toLocaleLowerCase();
    if (source === 'letter') return t(`template.${of as 'summary'}`);
    return of ? content.partOf(of) : '';
  };
  return (hit) => t(`where.${hit.source}`, { by: nameOf(hit.by, hit.name), about: about(hit) });
}
