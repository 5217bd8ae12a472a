import { useTranslation } from 'react-i18next';
import lists from '../kit/lists.module.css';

/** Six words that both have when nobody is in between. */
export function ControlWords({ words, called }: { words: readonly string[]; called: string }) {
  const { t } = useTranslation('team');
  if (words.length === 0) return null;
  return (
    <section>
      <h3>{t('access.words')}</h3>
      <p className={lists.words} data-control-words translate="no" lang="nb">
        {words.join(' · ')}
      </p>
      <p className="muted">{t('access.wordsHelp', { name: called })}</p>
    </section>
  );
}
