import { useTranslation } from 'react-i18next';
import type { Language } from '../../client/api';
import { useEngine, useEngineState } from '../../engine/engine-state';
import { Picks } from './fields';

const languages = ['nb', 'nn', 'en'] as const satisfies readonly Language[];

/** Each language named in itself. Takes effect at once. */
export function LanguageChoice({ showLegend }: { showLegend?: boolean }) {
  const { t } = useTranslation('common');
  const engine = useEngine();
  const { language } = useEngineState();
  return (
    <Picks
      legend={t('language')}
      hideLegend={!showLegend}
      options={languages.map((each) => ({ value: each, label: t(`language.${each}`), lang: each }))}
      chosen={language}
      onChoose={(next) => void engine.setLanguage(next)}
    />
  );
}
