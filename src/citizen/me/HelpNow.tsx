import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import { helpOn } from '../../care/episodes/episodes';
import { useFormat } from '../../ui/format';

/** What help somebody has now, as it was agreed; nothing before there is any, or after the end. */
export function HelpNow({ view, today }: { view: CaseView; today: string }) {
  const { t } = useTranslation('me');
  const f = useFormat();
  const current = view.episodes.at(-1);
  const help = current && !current.ended ? helpOn(current, today) : [];
  const from = current?.modes.findLast((one) => one.from <= today)?.from ?? current?.modes[0]?.from;
  if (help.length === 0 || !from) return null;
  return (
    <section className="card pad">
      <h2>{t('help.title')}</h2>
      <p>{f.list(help.map((one) => t(`help.${one}`)))}</p>
      <p className="muted">{t('help.from', { day: f.day(from) })}</p>
    </section>
  );
}
