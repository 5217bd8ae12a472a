import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/controls/parts';

/** Whether clinicians have gone through the text: said plainly wherever somebody is about to give it. */
export function Reviewed({ reviewed }: { reviewed: boolean }) {
  const { t } = useTranslation('team');
  return <Tag tone={reviewed ? 'fjord' : 'dawn'}>{t(reviewed ? 'catalogue.reviewed' : 'catalogue.notReviewed')}</Tag>;
}
