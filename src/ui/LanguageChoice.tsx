import { useTranslation } from 'react-i18next';
import type { Language } from '../client/api';
import { useEngine, useEngineState } from './engine';

export const languages = ['nb', 'nn', 'en'] as const satisfies readonly Language[];

/** Each language named in itself. Takes effect at once. */
export function LanguageChoice() {
  const { t } = useTranslation('common');
  const engine = useEngine();
  const { language } = useEngineState();
  return (
    <fieldset className="langs">
      <legend className="ds-sr-only">{t('language')}</legend>
      {languages.map((each) => (
        <label key={each} className="pick" lang={each}>
          <input type="radio" name="language" checked={language === each} onChange={() => void engine.setLanguage(each)} />
          {t(`language.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}
