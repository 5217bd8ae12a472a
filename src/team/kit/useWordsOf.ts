import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../client/api';

type Space = 'team' | 'referrals' | 'common';

/** Words for somebody who reads another language than the one at the desk; null until they have been fetched. */
export function useWordsOf<S extends Space>(language: Language, space: S) {
  const { i18n } = useTranslation(space);
  const [there, setThere] = useState<Language | null>(i18n.hasResourceBundle(language, space) ? language : null);
  useEffect(() => {
    let here = true;
    void i18n.loadLanguages(language).then(() => here && setThere(language));
    return () => {
      here = false;
    };
  }, [i18n, language]);
  return there === language && i18n.hasResourceBundle(language, space) ? i18n.getFixedT<S>(language, space) : null;
}
