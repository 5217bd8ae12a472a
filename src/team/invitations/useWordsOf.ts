import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../client/api';

/** Words for somebody who reads another language than the one at the desk; null until they have been fetched. */
export function useWordsOf(language: Language): TFunction<'team'> | null {
  const { i18n } = useTranslation('team');
  const [there, setThere] = useState<Language | null>(i18n.hasResourceBundle(language, 'team') ? language : null);
  useEffect(() => {
    let here = true;
    void i18n.loadLanguages(language).then(() => here && setThere(language));
    return () => {
      here = false;
    };
  }, [i18n, language]);
  return there === language && i18n.hasResourceBundle(language, 'team') ? i18n.getFixedT(language, 'team') : null;
}
