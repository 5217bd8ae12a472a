import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';

const named = ['phq-9', 'gad-7', 'who-5', 'audit', 'audit-c'] as const;

/** What a measure is about, in everyday words; a team's own is called as its file says. */
export function useMeasureName(): (measure: string, view: Pick<CaseView, 'packs'>) => string {
  const { t } = useTranslation('me');
  return (measure, { packs }) => {
    const known = named.find((one) => one === measure);
    if (known) return t(`measure.${known}`);
    const pack = packs[measure];
    return pack === undefined ? measure : (JSON.parse(pack) as { title: string }).title;
  };
}
