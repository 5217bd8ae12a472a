import { useTranslation } from 'react-i18next';
import { Brand } from '../../../ui/controls/Mark';
import paper from '../../kit/paper.module.css';
import roster from '../roster.module.css';

/** One half on paper: what it is, where it lies, what to do with it. Alone it opens nothing. */
export function Sheet({
  half,
  code,
  team,
  mark,
  date,
}: {
  half: 'a' | 'b';
  code: string;
  team: string;
  /** the team's own sign, the same on both halves */
  mark: string;
  date: string;
}) {
  const { t } = useTranslation('team');
  return (
    <section className={`${paper.paper} ${roster.sheet}`} data-half={half}>
      <p>
        <Brand size={36} />
      </p>
      <h1>{t(`sheets.${half}`)}</h1>
      <p>{t('sheets.of', { team, date })}</p>
      <p>
        <code translate="no">{code}</code>
      </p>
      <p>{t('sheets.what')}</p>
      <ul className="rich">
        <li>{t('sheets.apart')}</li>
        <li>{t(`sheets.keep.${half}`)}</li>
        <li>{t('sheets.use')}</li>
        <li>{t('sheets.old')}</li>
      </ul>
      <p>
        {t('sheets.mark')} <code translate="no">{mark}</code>
      </p>
    </section>
  );
}
